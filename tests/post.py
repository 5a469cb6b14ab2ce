"""A real mail server on this computer, with certificates of its own and faults to order."""

import asyncio
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult


@dataclass
class Postbox:
    """What a server took, and how it answers: `answers` by recipient, `after` instead of its yes to the content."""

    answers: dict[str, str] = field(default_factory=dict)
    after: str = ""
    cut_at: str = ""
    slow: float = 0
    on_goodbye: Callable[[], None] | None = None
    taken: list[EmailMessage] = field(default_factory=list)
    envelopes: list[tuple[str, list[str]]] = field(default_factory=list)
    port: int = 0
    ca_file: Path = Path()

    async def handle_RCPT(self, server, _session, envelope, address, _options):  # noqa: N802 - aiosmtpd's name
        if self.cut_at == "rcpt":
            server.transport.abort()
        answer = self.answers.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, _session, envelope):  # noqa: N802 - aiosmtpd's name
        if self.cut_at != "data lost":
            self.taken.append(message_from_bytes(envelope.content, policy=policy.default))
            self.envelopes.append((envelope.mail_from, list(envelope.rcpt_tos)))
        if self.cut_at.startswith("data"):
            server.transport.abort()
        await asyncio.sleep(self.slow)
        return self.after or "250 taken"

    async def handle_QUIT(self, _server, _session, _envelope):  # noqa: N802 - aiosmtpd's name
        if self.on_goodbye:  # the sender has read the yes to its content
            self.on_goodbye()
        return "221 Bye"


class _Controller(Controller):
    def __init__(self, handler, *, options, **more):
        super().__init__(handler, hostname="127.0.0.1", port=free_port(), **more)
        self._options = options

    def factory(self):
        return SMTP(self.handler, **self._options)


@contextmanager
def post_office(
    folder: Path, *, security: str = "starttls", password: str | None = None, name: str = "127.0.0.1"
) -> Iterator[Postbox]:
    """A running server; with a password it wants `ann` and that one."""
    authority = trustme.CA()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(name).configure_cert(context)
    box = Postbox(ca_file=folder / "authority.pem")
    authority.cert_pem.write_to_path(box.ca_file)
    options = {"hostname": "post.example", "enable_SMTPUTF8": False}
    if security == "starttls":
        options |= {"tls_context": context, "require_starttls": True}
    if password is not None:
        options |= {
            "authenticator": _letting_in(password),
            "auth_required": True,
            "auth_require_tls": security == "starttls",
        }
    controller = _Controller(box, options=options, **({"ssl_context": context} if security == "tls" else {}))
    controller.start()
    box.port = controller.port
    try:
        yield box
    finally:
        controller.stop()


def _letting_in(password: str):
    def authenticate(*asked):
        given = asked[-1]
        return AuthResult(success=(given.login, given.password) == (b"ann", password.encode()), handled=False)

    return authenticate


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def body(mail: EmailMessage, kind: str = "plain") -> str:
    """The text of a mail, or its HTML."""
    part = mail.get_body((kind,))
    return "" if part is None else part.get_content().replace("\r\n", "\n")
