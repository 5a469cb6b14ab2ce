"""Where digests go: what `--via` and the settings name, with everything that sending there needs."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from filmtrack.cli.context import Context
from filmtrack.domain.telling import Addressee, Delivery
from filmtrack.errors import BadInputError, WrongUsageError
from filmtrack.message import message
from filmtrack.values import dataclass

if TYPE_CHECKING:
    from filmtrack.notify.mail import MailServer, Security
    from filmtrack.notify.outcome import Outcome
    from filmtrack.notify.secret import Secret

DESTINATIONS = ("stdout", "mail", "apprise")


@dataclass(frozen=True, kw_only=True)
class Destination:
    """One addressee and how a digest is sent there; `verbatim` where a second copy of the same one is dropped."""

    to: Addressee
    send: "Callable[[Delivery], Outcome]"
    verbatim: bool = False
    html: bool = False


def destinations(context: Context, via: Sequence[str], *, write: Callable[[Delivery], None]) -> tuple[Destination, ...]:
    """Every addressee of the destinations named, else of the settings, else standard output; `write` prints there.

    Raises:
        WrongUsageError: when there is no such destination.
        BadInputError: when the settings do not say how to get there.
        OutsideError: when what it needs is not installed, or a secret cannot be had.
    """
    named = list(dict.fromkeys(via or context.settings.texts("remind.via") or ("stdout",)))
    for each in named:
        if each not in DESTINATIONS:
            said = message("--via: there is no destination {name}", name=repr(each)[:80])
            raise WrongUsageError(said, hint=message("write one of {known}", known=DESTINATIONS))
    # the screen comes last: what is told there is what did not go elsewhere
    found: list[Destination] = []
    if "mail" in named:
        found += _mail(context)
    if "apprise" in named:
        found += _services(context)
    if "stdout" in named:
        found.append(_screen(context, write))
    return tuple(found)


def _screen(context: Context, write: Callable[[Delivery], None]) -> Destination:
    from filmtrack.notify.outcome import ARRIVED

    def send(delivery: Delivery) -> "Outcome":
        write(delivery)
        return ARRIVED

    return Destination(to=Addressee(destination="stdout", recipient=context.by), send=send)


def _mail(context: Context) -> Iterator[Destination]:
    from filmtrack.notify.letter import bare_address
    from filmtrack.notify.mail import send_mail

    server = mail_server(context)
    recipients = context.settings.texts("mail.to")
    if not recipients:
        raise _lacking(context, "mail.to", 'to = ["you@example.org"]')
    for recipient in recipients:
        if not bare_address(recipient):
            raise BadInputError(
                message("{file}: mail.to: {address} is no address", file=str(context.settings.path), address=recipient)
            )

    def send(delivery: Delivery) -> "Outcome":
        return send_mail(delivery, server)

    for recipient in dict.fromkeys(recipients):
        yield Destination(to=Addressee(destination="mail", recipient=recipient), send=send, verbatim=True, html=True)


def mail_server(context: Context) -> "MailServer":
    """The server that the settings name.

    Raises:
        BadInputError: when they do not, or would send a password in the open.
    """
    from filmtrack.notify.letter import bare_address
    from filmtrack.notify.mail import PORTS, MailServer

    settings = context.settings
    host, sender = settings.text("mail.server"), settings.text("mail.from")
    if not host:
        raise _lacking(context, "mail.server", 'server = "smtp.example.org"')
    if not sender or not bare_address(sender):
        raise _lacking(context, "mail.from", 'from = "you@example.org"')
    security = settings.text("mail.security") or "starttls"
    if security not in PORTS:
        said = message("{file}: mail.security: there is no {word}", file=str(settings.path), word=security)
        raise BadInputError(said, hint=message("write one of {known}", known=tuple(PORTS)))
    user, password = settings.text("mail.user"), _secret(context, "mail password", "mail.password")
    if user and not password.is_set:
        raise _lacking(context, "mail.password_command", 'password_command = "pass show mail"')
    if user and security == "none" and host not in {"localhost", "127.0.0.1", "::1"}:
        said = message("{file}: a password is never sent without encryption", file=str(settings.path))
        raise BadInputError(said, hint=message('write security = "starttls" or "tls" under [mail]'))
    ca_file = settings.text("mail.ca_file")
    return MailServer(
        host=host,
        port=settings.number("mail.port") or PORTS[security],
        security=cast("Security", security),
        user=user,
        password=password,
        sender=sender,
        ca_file=Path(ca_file).expanduser() if ca_file else None,
    )


def _services(context: Context) -> Iterator[Destination]:
    from filmtrack.notify.services import apprise_module, send_to_service, service_name

    apprise_module()
    for url in _service_urls(context):

        def send(delivery: Delivery, url: str = url) -> "Outcome":
            return send_to_service(delivery, url)

        yield Destination(to=Addressee(destination="apprise", recipient=service_name(url)), send=send)


def _service_urls(context: Context) -> tuple[str, ...]:
    """The addresses of services, from the settings and from where secrets are kept, one a line."""
    kept = _secret(context, "list of notify urls", "notify.urls")
    secret = kept.fetch().splitlines() if kept.is_set else []
    urls = (*context.settings.texts("notify.urls"), *(line.strip() for line in secret if line.strip()))
    if not urls:
        raise _lacking(context, "notify.urls", 'urls = ["dbus://"]')
    return tuple(dict.fromkeys(urls))


def _secret(context: Context, what: str, key: str) -> "Secret":
    from filmtrack.notify.secret import Secret

    file = context.settings.text(f"{key}_file")
    return Secret(
        what=what,
        command=context.settings.text(f"{key}_command"),
        file=Path(file).expanduser() if file else None,
    )


def _lacking(context: Context, key: str, example: str) -> BadInputError:
    file = str(context.settings.path)
    table = key.partition(".")[0]
    return BadInputError(
        message("{file} does not say {key}", file=file, key=key),
        hint=message("write {example} under [{table}]", example=example, table=table),
    )
