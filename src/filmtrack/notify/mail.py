"""Mail by SMTP, one recipient at a time, with every way in which a server can refuse or vanish told apart."""

import smtplib
import ssl
from contextlib import suppress
from pathlib import Path
from typing import Final, Literal, TypeAlias

from filmtrack.domain.telling import Delivery
from filmtrack.errors import OutsideError
from filmtrack.message import message
from filmtrack.notify.letter import bare_address, letter
from filmtrack.notify.mail_failures import LATER, not_sent, refused
from filmtrack.notify.outcome import ARRIVED, Outcome
from filmtrack.notify.secret import Secret
from filmtrack.values import dataclass, replace

Security: TypeAlias = Literal["starttls", "tls", "none"]
PORTS: Final = {"starttls": 587, "tls": 465, "none": 25}
_PATIENCE_SECONDS = 30
_US = "[127.0.0.1]"  # a name of this computer is nobody's business


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """The server that takes mail: how it is reached, as whom, and which certificates are believed beside the usual."""

    host: str
    port: int
    security: Security = "starttls"
    user: str | None = None
    password: Secret
    sender: str
    ca_file: Path | None = None

    @property
    def name(self) -> str:
        """The server as messages call it."""
        return f"{self.host}:{self.port}"


def send_mail(delivery: Delivery, server: MailServer) -> Outcome:
    """Send a digest to its one recipient; nothing that goes wrong on the way is raised."""
    try:
        connection = _connected(server)
    except OutsideError as failure:
        return Outcome(failure=failure.message, hint=failure.hint)
    except (OSError, smtplib.SMTPException) as failure:
        return not_sent(failure, server.name)
    try:
        return _handed_over(connection, delivery, server)
    finally:
        _leave(connection)


def _connected(server: MailServer) -> smtplib.SMTP:
    """A connection that is encrypted and logged in as the settings want."""
    certificates = ssl.create_default_context()
    if server.ca_file:
        certificates.load_verify_locations(server.ca_file)
    if server.security == "tls":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, _US, timeout=_PATIENCE_SECONDS, context=certificates
        )
    else:
        connection = smtplib.SMTP(server.host, server.port, _US, timeout=_PATIENCE_SECONDS)
    try:
        if server.security == "starttls":
            connection.starttls(context=certificates)
        connection.ehlo_or_helo_if_needed()
        if server.user:
            connection.login(server.user, server.password.fetch())
    except BaseException:
        connection.close()
        raise
    return connection


def _handed_over(connection: smtplib.SMTP, delivery: Delivery, server: MailServer) -> Outcome:
    """The mail with the server, step by step: only what comes after the last line can end without an answer."""
    recipient = delivery.to.recipient
    try:
        content = letter(delivery, sender=server.sender).as_bytes()
        code, said = connection.mail(bare_address(server.sender))
        if code < LATER:
            code, said = connection.rcpt(bare_address(recipient))
    except (OSError, smtplib.SMTPException) as failure:
        return not_sent(failure, server.name)
    if code >= LATER:
        return refused(code, said, recipient, server.name)
    try:
        code, said = connection.data(content)
    except smtplib.SMTPDataError as failure:
        return refused(failure.smtp_code, failure.smtp_error, recipient, server.name)
    except (OSError, smtplib.SMTPException) as failure:
        lost = not_sent(failure, server.name)
        return replace(lost, failure=message("{why}; it may have arrived", why=lost.failure), uncertain=True)
    return ARRIVED if code < LATER else refused(code, said, recipient, server.name)


def _leave(connection: smtplib.SMTP) -> None:
    """Say goodbye; what was taken stays taken, however that ends."""
    with suppress(OSError, smtplib.SMTPException):
        connection.quit()
    connection.close()
