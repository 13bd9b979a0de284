"""Reads a message on stdin with Python's own parser and prints what it found as JSON."""

import base64
import email.policy
import email.utils
import json
import re
import sys
from email.header import decode_header, make_header
from email.parser import BytesParser

raw = sys.stdin.buffer.read()
message = BytesParser(policy=email.policy.default).parsebytes(raw)
head = raw.split(b"\r\n\r\n")[0]


plain_old = BytesParser(policy=email.policy.compat32).parsebytes(raw)


def mailboxes(name):
    """The addresses are those of the new parser; the names are not.

    It leaves the spaces between the encoded words of a name standing (python/cpython#128110).
    """
    names = [
        str(make_header(decode_header(phrase)))
        for phrase, _ in email.utils.getaddresses([plain_old[name].replace("\r\n", "")])
    ]
    return [{"name": n, "address": a.addr_spec} for n, a in zip(names, message[name].addresses, strict=True)]


parts = list(message.iter_parts())
calendars = []
if message.get_content_type() == "multipart/mixed":
    parts, calendars = list(parts[0].iter_parts()), parts[1:]
json.dump(
    {
        "subject": str(message["Subject"]),
        "from": mailboxes("From"),
        "to": mailboxes("To"),
        "timestamp": int(message["Date"].datetime.timestamp()),
        "weekday": message["Date"].datetime.strftime("%a") == str(message["Date"])[:3],
        "messageID": message["Message-ID"],
        "inReplyTo": message["In-Reply-To"] and message["In-Reply-To"].strip(),
        "references": message["References"] and message["References"].strip(),
        "fields": [name for name, _ in message.items()],
        "single": {
            name: str(message[name])
            for name in ["Auto-Submitted", "X-Auto-Response-Suppress", "List-Id", "Content-Language", "MIME-Version"]
        },
        "type": message.get_content_type(),
        "partTypes": [part.get_content_type() + " " + part.get_content_charset() for part in parts],
        "partEncodings": [part["Content-Transfer-Encoding"] for part in parts],
        "calendarTypes": [re.sub(r"\s+", " ", str(part["Content-Type"])) for part in calendars],
        "calendars": [part.get_payload(decode=True).decode() for part in calendars],
        "calendarNames": [part.get_filename() for part in calendars],
        "plain": parts[0].get_content(),
        "html": parts[1].get_content(),
        "defects": [repr(d) for part in message.walk() for d in part.defects]
        + [repr(d) for _, value in message.items() for d in value.defects],
        "bareLineEnds": len(re.findall(rb"(?<!\r)\n|\r(?!\n)", raw)),
        "nonASCII": sum(byte > 126 or (byte < 32 and byte not in b"\r\n") for byte in raw),
        "longestHeaderLine": max(len(line) for line in head.split(b"\r\n")),
        "longestBodyLine": max(len(line) for line in raw[len(head) :].split(b"\r\n")),
        "longestEncodedWord": max([len(w) for w in re.findall(rb"=\?UTF-8\?B\?[A-Za-z0-9+/=]*\?=", head)] + [0]),
        "wordsDecodeAlone": all(
            base64.b64decode(w).decode("utf-8") is not None
            for w in re.findall(rb"=\?UTF-8\?B\?([A-Za-z0-9+/=]*)\?=", head)
        ),
    },
    sys.stdout,
)
