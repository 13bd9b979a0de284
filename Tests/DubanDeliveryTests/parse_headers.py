"""Reads heads of a Subject and a To each, parted by NUL, with Python's own parser and prints what it found as JSON."""

import base64
import email.policy
import email.utils
import json
import re
import sys
from email.header import decode_header, make_header
from email.parser import BytesParser

heads = sys.stdin.buffer.read().split(b"\0")
modern = [BytesParser(policy=email.policy.default).parsebytes(head + b"\r\n") for head in heads]
plain = [BytesParser(policy=email.policy.compat32).parsebytes(head + b"\r\n") for head in heads]
# The modern parser leaves the spaces between the encoded words of a name standing (python/cpython#128110).
pairs = [email.utils.getaddresses([message["To"].replace("\r\n", "")]) for message in plain]
words = [word for head in heads for word in re.findall(rb"=\?UTF-8\?B\?([A-Za-z0-9+/=]*)\?=", head)]


def decodes(word):
    try:
        return bool(base64.b64decode(word, validate=True).decode("utf-8") or True)
    except ValueError:
        return False


json.dump(
    {
        "values": [str(message["Subject"]) for message in modern],
        "names": [str(make_header(decode_header(pair[0][0]))) for pair in pairs],
        "addresses": [message["To"].addresses[0].addr_spec for message in modern],
        "longestLine": max(len(line) for head in heads for line in head.split(b"\r\n")),
        "longestWord": max(len(word) for word in words) + len("=?UTF-8?B??="),
        "wordsDecodeAlone": all(map(decodes, words)),
        "fields": sum(len(message.keys()) for message in modern),
    },
    sys.stdout,
)
