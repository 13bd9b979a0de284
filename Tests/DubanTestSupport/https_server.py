"""An HTTPS server for tests, which speaks as the robots of WeCom, DingTalk and Feishu do, and as a webhook's receiver.

How it answers stands in the key, the token, the hook or the last part of the path: `robot-key` is taken, and so is `ok`;
those below misbehave; anything else is a key that it does not know. `--answers A,B,C` answers one request after the other, each as one such word, whatever its
key; the last one stays.

Lines on stdout, each flushed: `port N` once, `connect` for each TLS session, then for each request that came whole
`request <base64 of JSON: path, headers, body>`, before it is answered; `marked` or `unmarked` before that with
`--mark FILE`. Ends with its stdin.

Signatures are checked with Python's own hmac, and a webhook's with Standard Webhooks' own library where it is installed.
"""

import argparse
import base64
import hashlib
import hmac
import http.server
import json
import os
import socket
import ssl
import sys
import threading
import time
import urllib.parse

arguments = argparse.ArgumentParser()
arguments.add_argument("--certificate", required=True)
arguments.add_argument("--key", required=True)
arguments.add_argument("--answers", default="")
arguments.add_argument("--secret", default="")
arguments.add_argument("--now", type=int, default=0, help="the wall clock that signatures are held to, in seconds")
arguments.add_argument("--mark")
arguments = arguments.parse_args()

answers = [word for word in arguments.answers.split(",") if word]
lock = threading.Lock()


def say(*words):
    with lock:
        print(*words, flush=True)


def mac(key, message):
    return base64.b64encode(hmac.new(key.encode(), message.encode(), hashlib.sha256).digest()).decode()


# How each dialect says what: HTTP status, code, words.
WORDS = {
    "wecom": {
        "ok": (200, 0, "ok"), "busy": (200, -1, "system busy"), "long": (200, 40058, "content exceeds max length"),
        "pace": (200, 45009, "api freq out of limit"), "unknown-key": (200, 93000, "invalid webhook url"),
        "odd": (200, 77777, "what nobody knows"),
    },
    "dingtalk": {
        "ok": (200, 0, "ok"), "busy": (200, -1, "系统繁忙"),
        "pace": (200, 130101, "send too fast, exceed 20 times per minute"), "limited": (200, 410100, "rate limited"),
        "unknown-key": (200, 300001, "token is not exist"), "bad-sign": (200, 310000, "sign not match"),
        "disbanded": (200, 400013, "group disbanded"), "disabled": (200, 400102, "robot disabled"),
        "odd": (200, 77777, "what nobody knows"),
    },
    "feishu": {
        "ok": (200, 0, "success"), "pace": (200, 11232, "frequency limited"), "many": (400, 9499, "too many request"),
        "bad": (400, 9499, "Bad Request"), "unknown-key": (200, 19001, "param invalid: incoming webhook access token"),
        "bad-sign": (200, 19021, "sign match fail or timestamp is not within one hour"),
        "address": (200, 19022, "Ip Not Allowed"), "keyword": (200, 19024, "Key Words Not Found"),
        "odd": (200, 77777, "what nobody knows"),
    },
}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *words):
        pass

    def setup(self):
        super().setup()
        say("connect")

    def do_POST(self):
        length = int(self.headers["Content-Length"])
        body = self.rfile.read(length)
        if len(body) < length:
            self.close()
            return
        if arguments.mark:
            say("marked" if os.path.exists(arguments.mark) else "unmarked")
        seen = {"path": self.path, "headers": {k.lower(): v for k, v in self.headers.items()}, "body": body.decode()}
        say("request", base64.b64encode(json.dumps(seen, sort_keys=True).encode()).decode())
        address = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(address.query))
        with lock:
            word = (answers.pop(0) if len(answers) > 1 else answers[0]) if answers else None
        if address.path == "/cgi-bin/webhook/send":
            self.robot("wecom", word or query["key"], True)
        elif address.path == "/robot/send":
            signed = True
            if arguments.secret:
                sign = mac(arguments.secret, f"{query.get('timestamp')}\n{arguments.secret}")
                near = abs(int(query.get("timestamp", 0)) - arguments.now * 1000) < 3_600_000
                signed = near and hmac.compare_digest(sign, query.get("sign", ""))
            self.robot("dingtalk", word or query["access_token"], signed)
        elif address.path.startswith("/open-apis/bot/v2/hook/"):
            signed = True
            if arguments.secret:
                message = json.loads(body)
                sign = mac(f"{message.get('timestamp')}\n{arguments.secret}", "")
                near = abs(int(message.get("timestamp", 0)) - arguments.now) < 3600
                signed = near and hmac.compare_digest(sign, message.get("sign", ""))
            self.robot("feishu", word or address.path.rsplit("/", 1)[1], signed)
        else:
            self.webhook(word or address.path.rsplit("/", 1)[1], body)

    def webhook(self, word, body):
        if arguments.secret:
            try:
                verify(arguments.secret, body, self.headers)
            except Exception as error:
                say("unverified", error)
                self.answer(401, b"")
                return
            say("verified")
        if word.isdigit():
            self.answer(int(word), b"")
        elif not self.misbehave(word):
            self.answer(204 if word == "ok" else 404, b"")

    def robot(self, dialect, word, signed):
        if self.misbehave(word):
            return
        words = WORDS[dialect]
        word = "ok" if word == "robot-key" else word
        status, code, text = words[word] if word in words else words["unknown-key"]
        if not signed:
            status, code, text = words["bad-sign"]
        if word == "echo":
            # As some proxies do: the whole address comes back in the words.
            code, text = -1, "cannot serve " + self.path
        if dialect == "feishu" and word != "legacy":
            answer = {"code": code, "msg": text, "data": {}}
        elif dialect == "feishu":
            answer = {"StatusCode": 0, "StatusMessage": "success", "Extra": None}
        else:
            answer = {"errcode": code, "errmsg": text}
        self.answer(status, json.dumps(answer, ensure_ascii=False).encode())

    def misbehave(self, word):
        match word:
            case "busy500" | "busy502" | "busy503" | "busy504":
                self.answer(int(word[4:]), b"<html>busy</html>")
            case "wait429":
                self.answer(429, b"", {"Retry-After": "7"})
            case "wait503":
                self.answer(503, b"", {"Retry-After": "120"})
            case "taken500":
                self.answer(500, b'{"errcode":0,"code":0,"errmsg":"ok","msg":"ok"}')
            case "garbage":
                self.answer(200, b"\x00\xff<html>welcome to the portal</html>")
            case "empty":
                self.answer(200, b"")
            case "deep":
                self.answer(200, b"[" * 60_000)
            case "redirect":
                self.answer(302, b"", {"Location": "/cgi-bin/webhook/send?key=ok"})
            case "permanent":
                self.answer(308, b"", {"Location": "/cgi-bin/webhook/send?key=ok"})
            case "huge":
                self.send_response(200)
                self.send_header("Content-Length", str(1 << 30))
                self.end_headers()
                self.pour(1 << 30)
            case "drip":
                self.send_response(200)
                self.send_header("Content-Length", "100000")
                self.end_headers()
                self.drip()
            case "drip-headers":
                self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Drip: ")
                self.drip()
            case "silent":
                time.sleep(3600)
            case "short":
                self.send_response(200)
                self.send_header("Content-Length", "4096")
                self.end_headers()
                self.wfile.write(b'{"errcode":0')
                self.close()
            case "vanish":
                self.close()
            case _:
                return False
        return True

    def answer(self, status, body, headers={}):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def pour(self, count):
        sent, chunk = 0, b"x" * 65_536
        try:
            while sent < count:
                self.wfile.write(chunk)
                sent += len(chunk)
        except OSError:
            pass
        say("poured", "much" if sent > 64 << 20 else "little")
        self.close()

    def drip(self):
        try:
            while True:
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            self.close()

    def close(self):
        self.close_connection = True
        try:
            self.connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass


def verify(secret, body, headers):
    """Standard Webhooks 1.0.0, by its own library; its clock is the one that this server is given."""
    from standardwebhooks import webhooks

    class Clock(webhooks.datetime):
        @classmethod
        def now(cls, tz=None):
            return webhooks.datetime.fromtimestamp(arguments.now, tz)

    real, webhooks.datetime = webhooks.datetime, Clock
    try:
        webhooks.Webhook(secret).verify(body, {name.lower(): value for name, value in headers.items()})
    finally:
        webhooks.datetime = real


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    # A client that abandons its request is part of the tests.
    handle_error = lambda self, request, address: None

    def get_request(self):
        connection, address = super().get_request()
        connection.settimeout(20)
        return context.wrap_socket(connection, server_side=True, do_handshake_on_connect=False), address


context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(arguments.certificate, arguments.key)
server = Server(("127.0.0.1", 0), Handler)
say("port", server.server_address[1])
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
os._exit(0)
