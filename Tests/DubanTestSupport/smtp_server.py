"""A mail server for tests, on aiosmtpd: answers as the recipient's local part says, and tells on stdout what it saw.

Lines on stdout, each flushed: `port N` once, `connect` for each connection, `mail FROM`, `rcpt TO`, `login USER`,
`message <n> <base64>` for each message that came whole, before it is answered. With `--mark FILE`, `marked` or
`unmarked` comes before `message`: whether FILE existed when the end of the data was seen. With `--brief` messages come
without their text, and everything but the port at the end, for a test that reads nothing until then. With `--hold
DIRECTORY` it answers RCPT while there is no file `hold-rcpt` there, and the end of the data while there is no `hold-data`;
what it waits for it says with a file `at-rcpt` or `at-data`, and `answered` says that it has answered the end of a message.
Ends with its stdin.
"""

import argparse
import asyncio
import base64
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

arguments = argparse.ArgumentParser()
arguments.add_argument("--mark")
arguments.add_argument("--brief", action="store_true")
arguments.add_argument("--hold")
arguments.add_argument("--certificate")
arguments.add_argument("--key")
arguments.add_argument("--tls", choices=["none", "starttls", "tls"], default="none")
arguments.add_argument("--meet", type=int, help="answer messages to meet-… when so many are under way")
arguments.add_argument("--greeting-refusal", action="store_true")
arguments = arguments.parse_args()


kept = []
waiting = []


def say(*words):
    if arguments.brief and words[0] != "port":
        kept.append(" ".join(map(str, words)))
    else:
        print(*words, flush=True)


async def hold(stage):
    if not arguments.hold:
        return
    while os.path.exists(os.path.join(arguments.hold, "hold-" + stage)):
        open(os.path.join(arguments.hold, "at-" + stage), "w").close()
        await asyncio.sleep(0.01)


class Handler:
    async def handle_MAIL(self, server, session, envelope, address, options):
        say("mail", address)
        if address.startswith("refused-"):
            return "550 5.7.1 sender refused"
        envelope.mail_from = address
        return "250 2.1.0 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        say("rcpt", address)
        await hold("rcpt")
        match address.split("@")[0]:
            case "later-rcpt":
                return "450 4.2.1 mailbox busy"
            case "closing-rcpt":
                return "421 4.3.2 shutting down"
            case "refused-rcpt":
                return "550 5.1.1 no such user"
            case "vanish-rcpt":
                server.transport.abort()
                return "250 never seen"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        if arguments.mark:
            say("marked" if os.path.exists(arguments.mark) else "unmarked")
        say("message", len(envelope.content), "" if arguments.brief else base64.b64encode(envelope.content).decode())
        await hold("data")
        if arguments.hold:
            asyncio.get_running_loop().call_later(
                0.05, lambda: open(os.path.join(arguments.hold, "answered"), "w").close()
            )
        match envelope.rcpt_tos[0].split("@")[0]:
            case "later-data":
                return "451 4.3.0 try again later"
            case "refused-data":
                return "554-5.7.1 refused\r\n554 5.7.1 for its content"
            case "other-success":
                return "252 2.5.0 taken, cannot verify"
            case "vanish-data":
                server.transport.abort()
                return "250 never seen"
            case "silent-data":
                await asyncio.sleep(3600)
            case "slow-data":
                await asyncio.sleep(2.5)
            case "leave-after":
                # What the client finds when it comes back after a while.
                asyncio.get_running_loop().call_later(0, server.transport.close)
            case meeting if meeting.startswith("meet-"):
                # Nobody is answered before so many are here.
                waiting.append(asyncio.Event())
                if len(waiting) == arguments.meet:
                    for event in waiting:
                        event.set()
                    waiting.clear()
                else:
                    await waiting[-1].wait()
            case "close-data":
                return "421 4.3.2 shutting down"
        return "250 2.0.0 queued as 4F1A"


class Refusal(asyncio.Protocol):
    def connection_made(self, transport):
        transport.write(b"554 5.3.2 no service\r\n")
        transport.close()


class Server(SMTP):
    def connection_made(self, transport):
        # Called again after STARTTLS.
        if self.session is None:
            say("connect")
        super().connection_made(transport)

    async def smtp_DATA(self, arg):
        if self.envelope.rcpt_tos and self.envelope.rcpt_tos[0].startswith("refused-command"):
            await self.push("554 5.5.0 no valid recipients")
            return
        await super().smtp_DATA(arg)


def authenticate(server, session, envelope, mechanism, data):
    say("login", data.login.decode())
    return AuthResult(success=data.password == b"correct", handled=data.password == b"correct")


async def main():
    context = None
    if arguments.tls != "none":
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(arguments.certificate, arguments.key)

    def make():
        if arguments.greeting_refusal:
            return Refusal()
        return Server(
            Handler(),
            hostname="server.example.org",
            decode_data=False,
            tls_context=context if arguments.tls == "starttls" else None,
            require_starttls=arguments.tls == "starttls",
            authenticator=authenticate,
            auth_require_tls=arguments.tls == "starttls",
        )

    loop = asyncio.get_running_loop()
    server = await loop.create_server(make, "127.0.0.1", 0, ssl=context if arguments.tls == "tls" else None)
    say("port", server.sockets[0].getsockname()[1])
    await loop.run_in_executor(None, sys.stdin.read)
    print(*kept, sep="\n", flush=True)
    os._exit(0)


asyncio.run(main())
