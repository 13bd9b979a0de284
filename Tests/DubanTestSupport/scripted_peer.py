"""A mail server that answers as its script says, on bare sockets, so that it may do what no mail server does.

The first argument is a JSON object: what to answer to `connect`, `EHLO`, `STARTTLS`, `AUTH`, `MAIL`, `RCPT`, `DATA`, at `body`
(when the first byte of the message has come) and at `dot`. What is left out is answered as a server should. An answer is
text to send, with CRLF put behind it, or an action: `@close`; `@half` shuts its own direction and reads on; `@silent` says
nothing until the client has gone; `@drip TEXT` sends a byte every 0.2 seconds; `@late SECONDS TEXT`; `@raw TEXT` sends
escapes as they are, with no end; `@then TEXT` sends it and closes. With `--tls CERTIFICATE KEY` it speaks TLS after STARTTLS.

Lines on stdout: `port N`, then at the end `verbs V V …` for each connection and `message <base64>` for each message that came
whole. Ends with its stdin.
"""

import base64
import json
import os
import socket
import ssl
import sys
import threading
import time

script = json.loads(sys.argv[1])
tls = sys.argv[3:5] if sys.argv[2:3] == ["--tls"] else None
seen = []

DEFAULTS = {
    "connect": "220 server.example.org ESMTP",
    "EHLO": "250-server.example.org\r\n250-PIPELINING\r\n" + ("250-STARTTLS\r\n" if tls else "") + "250 8BITMIME",
    "STARTTLS": "220 go ahead",
    "MAIL": "250 2.1.0 OK",
    "RCPT": "250 2.1.5 OK",
    "DATA": "354 go on",
    "dot": "250 2.0.0 queued as 4F1A",
    "QUIT": "@then 221 bye",
}


class Closed(Exception):
    pass


def drain(peer):
    while peer.recv(65536):
        pass
    raise Closed


def answer(peer, verb):
    words = script.get(verb, DEFAULTS.get(verb, "" if verb == "body" else "500 5.5.1 what?"))
    if not words:
        return
    action, _, rest = words.partition(" ")
    match action:
        case "@close":
            raise Closed
        case "@half":
            peer.shutdown(socket.SHUT_WR)
            drain(peer)
        case "@silent":
            drain(peer)
        case "@drip":
            for byte in rest.encode():
                time.sleep(0.2)
                peer.sendall(bytes([byte]))
            drain(peer)
        case "@late":
            seconds, _, rest = rest.partition(" ")
            time.sleep(float(seconds))
            peer.sendall(rest.encode() + b"\r\n")
        case "@raw":
            peer.sendall(rest.encode("latin-1").decode("unicode_escape").encode("latin-1"))
        case "@then":
            peer.sendall(rest.encode() + b"\r\n")
            raise Closed
        case _:
            peer.sendall(words.encode() + b"\r\n")


def serve(peer):
    verbs = []
    seen.append(verbs)
    buffer = b""
    try:
        answer(peer, "connect")
        while True:
            while b"\r\n" not in buffer:
                chunk = peer.recv(65536)
                if not chunk:
                    return
                buffer += chunk
            line, _, buffer = buffer.partition(b"\r\n")
            verb = line.split(b" ")[0].decode("latin-1").upper()
            verbs.append(verb)
            answer(peer, verb)
            if verb == "STARTTLS" and "STARTTLS" not in script:
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.load_cert_chain(*tls)
                peer = context.wrap_socket(peer, server_side=True)
                buffer = b""
            if verb == "DATA" and "DATA" not in script:
                buffer += peer.recv(65536)
                answer(peer, "body")
                while not buffer.startswith(b".\r\n") and b"\r\n.\r\n" not in buffer:
                    chunk = peer.recv(65536)
                    if not chunk:
                        return
                    buffer += chunk
                text, _, buffer = buffer.partition(b"\r\n.\r\n")
                lines = [line[1:] if line.startswith(b".") else line for line in text.split(b"\r\n")]
                verbs.append("message " + base64.b64encode(b"\r\n".join(lines) + b"\r\n").decode())
                answer(peer, "dot")
    except (Closed, OSError):
        pass
    finally:
        peer.close()


def listen(server):
    while True:
        peer, _ = server.accept()
        threading.Thread(target=serve, args=(peer,), daemon=True).start()


server = socket.create_server(("127.0.0.1", 0))
print("port", server.getsockname()[1], flush=True)
threading.Thread(target=listen, args=(server,), daemon=True).start()
sys.stdin.read()
for verbs in seen:
    print("verbs", *[verb for verb in verbs if not verb.startswith("message ")])
    for verb in verbs:
        if verb.startswith("message "):
            print(verb)
sys.stdout.flush()
os._exit(0)
