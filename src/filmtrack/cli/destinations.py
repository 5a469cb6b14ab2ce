"""Where digests go: what `--via` and the settings name, with everything that sending there needs."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from filmtrack.cli.context import Context
from filmtrack.domain.telling import DESTINATIONS, Addressee, Delivery
from filmtrack.errors import BadInputError, FilmtrackError, WrongUsageError
from filmtrack.message import Message, message
from filmtrack.values import dataclass

if TYPE_CHECKING:
    from filmtrack.notify.mail import MailServer, Security
    from filmtrack.notify.outcome import Outcome
    from filmtrack.notify.secret import Secret


@dataclass(frozen=True, kw_only=True)
class Destination:
    """One addressee and how a digest is sent there; `verbatim` where a second copy of the same one is dropped."""

    to: Addressee
    send: "Callable[[Delivery], Outcome]"
    verbatim: bool = False
    html: bool = False


@dataclass(frozen=True, kw_only=True)
class Destinations:
    """Where digests can go, and why they cannot go to the other places that were named."""

    usable: tuple[Destination, ...]
    unusable: tuple[FilmtrackError, ...]


def destinations(context: Context, via: Sequence[str], *, write: Callable[[Delivery], None]) -> Destinations:
    """Every addressee of the destinations named, else of the settings, else standard output; `write` prints there.

    One that cannot be used keeps nobody else from being told.

    Raises:
        WrongUsageError: when an option names a destination that there is not.
    """
    for each in via:
        if each not in DESTINATIONS:
            said = message("--via: there is no destination {name}", name=repr(each)[:80])
            raise WrongUsageError(said, hint=_which())
    named = via or context.settings.texts("remind.via") or ("stdout",)
    # the screen comes last: what is told there is what did not go elsewhere
    kinds = {"mail": _mail(context), "apprise": _services(context), "stdout": _screen(context, write)}
    found = [each for kind, built in kinds.items() if kind in named for each in _as_far_as_built(built)]
    return Destinations(
        usable=tuple(each for each in found if isinstance(each, Destination)),
        unusable=(
            *(_strange(context, each) for each in dict.fromkeys(named) if each not in kinds),
            *(each for each in found if isinstance(each, FilmtrackError)),
        ),
    )


def _as_far_as_built(found: Iterable[Destination | FilmtrackError]) -> Iterator[Destination | FilmtrackError]:
    """The destinations of one kind, and what keeps the kind from being used."""
    try:
        yield from found
    except FilmtrackError as failure:
        yield failure


def _strange(context: Context, name: str) -> BadInputError:
    file = str(context.settings.path)
    said = message("{file}: remind.via: there is no destination {name}", file=file, name=repr(name)[:80])
    return BadInputError(said, hint=_which())


def _which() -> Message:
    return message("write one of {known}", known=DESTINATIONS)


def _screen(context: Context, write: Callable[[Delivery], None]) -> Iterator[Destination]:
    from filmtrack.notify.outcome import ARRIVED

    def send(delivery: Delivery) -> "Outcome":
        write(delivery)
        return ARRIVED

    yield Destination(to=Addressee(destination="stdout", recipient=context.by), send=send)


def _mail(context: Context) -> Iterator[Destination | FilmtrackError]:
    from filmtrack.notify.letter import bare_address
    from filmtrack.notify.mail import send_mail

    server = mail_server(context)
    recipients = context.settings.texts("mail.to")
    if not recipients:
        raise _lacking(context, "mail.to", 'to = ["you@example.org"]')

    def send(delivery: Delivery) -> "Outcome":
        return send_mail(delivery, server)

    for recipient in dict.fromkeys(recipients):
        if bare_address(recipient):
            to = Addressee(destination="mail", recipient=recipient)
            yield Destination(to=to, send=send, verbatim=True, html=True)
        else:
            file = str(context.settings.path)
            yield BadInputError(message("{file}: mail.to: {address} is no address", file=file, address=recipient))


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


def _services(context: Context) -> Iterator[Destination | FilmtrackError]:
    from filmtrack.notify.services import apprise_module, send_to_service, service_name

    apprise_module()
    urls, failure = _service_urls(context)
    for url in urls:

        def send(delivery: Delivery, url: str = url) -> "Outcome":
            return send_to_service(delivery, url)

        yield Destination(to=Addressee(destination="apprise", recipient=service_name(url)), send=send)
    if failure:
        yield failure


def _service_urls(context: Context) -> tuple[tuple[str, ...], FilmtrackError | None]:
    """The addresses of services, from the settings and from where secrets are kept, one a line; why that failed."""
    kept = _secret(context, "list of notify urls", "notify.urls")
    failure, secret = None, ""
    try:
        secret = kept.fetch() if kept.is_set else ""
    except FilmtrackError as found:
        failure = found
    urls = (*context.settings.texts("notify.urls"), *(line.strip() for line in secret.splitlines() if line.strip()))
    if not urls and not failure:
        failure = _lacking(context, "notify.urls", 'urls = ["dbus://"]')
    return tuple(dict.fromkeys(urls)), failure


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
