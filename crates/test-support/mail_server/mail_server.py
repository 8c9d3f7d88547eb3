"""PyPI's aiosmtpd as a mail server that a test has in hand.

Its one argument is JSON:
  security    "none", "starttls" or "tls", the last two with a certificate of a new authority for 127.0.0.1
  authority   where the authority's certificate goes, in PEM
  login       null, or [user, password] that everybody must sign in with
  recipients  what it answers to one recipient after the other, until it has none left and takes them all; "wait":
              nothing
  texts       the same for texts; "drop" cuts the line without an answer

It says one line of JSON for each thing that happens, and ends when its standard input does.
"""

import asyncio
import json
import ssl
import sys
from email import message_from_bytes, policy
from email.utils import parseaddr

import trustme
from aiosmtpd.smtp import SMTP, AuthResult

settings = json.loads(sys.argv[1])
recipients = list(settings["recipients"])
texts = list(settings["texts"])


def say(**what):
    print(json.dumps(what), flush=True)


def part(message, kind):
    found = message.get_body(preferencelist=(kind,))
    return found.get_content() if found else None


def read(content):
    message = message_from_bytes(content, policy=policy.default)
    return {
        "from": list(parseaddr(str(message["From"]))),
        "to": str(message["To"]),
        "subject": str(message["Subject"]),
        "message_id": str(message["Message-ID"]),
        "date": int(message["Date"].datetime.timestamp() * 1000),
        "auto_submitted": str(message["Auto-Submitted"]),
        "content_language": str(message["Content-Language"]),
        "content_type": message.get_content_type(),
        "headers": sorted(name.lower() for name in message.keys()),
        "text": part(message, "plain"),
        "html": part(message, "html"),
        "longest_line": max(len(line) for line in content.split(b"\r\n")),
        "is_ascii": content.isascii(),
    }


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        answer = recipients.pop(0) if recipients else "250 OK"
        if answer == "wait":
            say(recipient=address, answer=answer)
            await asyncio.Event().wait()
        if answer == "250 OK":
            envelope.rcpt_tos.append(address)
        else:
            say(recipient=address, answer=answer)
        return answer

    async def handle_DATA(self, server, session, envelope):
        answer = texts.pop(0) if texts else "250 OK"
        if answer == "drop":
            server.transport.abort()
        say(
            answer=answer,
            tls=server.transport.get_extra_info("ssl_object") is not None,
            user=session.auth_data.login.decode() if session.authenticated else None,
            mail_from=envelope.mail_from,
            rcpt_tos=envelope.rcpt_tos,
            mail=read(envelope.content),
        )
        return answer


def authenticate(server, session, envelope, mechanism, data):
    known = [data.login.decode(), data.password.decode()] == settings["login"]
    return AuthResult(success=known, auth_data=data, handled=False)


def server_context():
    authority = trustme.CA()
    authority.cert_pem.write_to_path(settings["authority"])
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


async def main():
    security = settings["security"]
    context = server_context() if security != "none" else None
    starttls = context if security == "starttls" else None

    def connection():
        return SMTP(
            Handler(),
            hostname="mail.test",
            tls_context=starttls,
            require_starttls=starttls is not None,
            authenticator=authenticate if settings["login"] else None,
            auth_required=bool(settings["login"]),
            # Its own idea of encryption knows of STARTTLS only.
            auth_require_tls=starttls is not None,
        )

    loop = asyncio.get_running_loop()
    implicit = context if security == "tls" else None
    server = await loop.create_server(connection, "127.0.0.1", 0, ssl=implicit)
    say(port=server.sockets[0].getsockname()[1])
    await loop.run_in_executor(None, sys.stdin.read)
    say(end=True)


asyncio.run(main())
