"""A digest as a mail: text and HTML, and what tells other mail programs that a program wrote it."""

from datetime import UTC
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from hashlib import sha256

from filmtrack import __version__
from filmtrack.domain.telling import Delivery

_BOUNDARY = 24


def letter(delivery: Delivery, *, sender: str) -> EmailMessage:
    """The mail for a digest; the same digest is always the same mail, with the same Message-ID and Date."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = _address(sender)
    mail["To"] = _address(delivery.to.recipient)
    mail["Subject"] = delivery.subject
    mail["Date"] = format_datetime(delivery.claimed_at.astimezone(UTC))
    mail["Message-ID"] = delivery.id
    mail["Auto-Submitted"] = "auto-generated"  # no vacation notice answers it
    mail["X-Mailer"] = f"filmtrack {__version__}"
    mail.set_content(delivery.text, cte="quoted-printable")
    if delivery.html:
        mail.add_alternative(delivery.html, subtype="html", cte="quoted-printable")
        # no text of a digest holds that line; a longer one would be folded, which not every reader of mail undoes
        mail.set_boundary(f"=_{sha256(delivery.id.encode()).hexdigest()[:_BOUNDARY]}")
    return mail


def bare_address(text: str) -> str:
    """``ann@example.org`` of ``Ann <ann@example.org>``; empty where there is none."""
    address = parseaddr(text)[1]
    local, at, domain = address.rpartition("@")
    fits = at and local and domain and address.isascii() and " " not in address and text.isprintable()
    return address if fits else ""


def _address(text: str) -> Address:
    name, address = parseaddr(text)
    local, _, domain = address.rpartition("@")
    return Address(display_name=name, username=local, domain=domain)
