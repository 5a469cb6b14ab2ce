"""Desktops, phones and chats through Apprise, which the extra `notify` installs."""

from hashlib import sha256
from typing import Any

from filmtrack.domain.telling import Delivery
from filmtrack.errors import OutsideError
from filmtrack.message import message
from filmtrack.notify.outcome import ARRIVED, Outcome


def service_name(url: str) -> str:
    """A service as filmtrack calls it: its kind and a mark of the rest, which holds secrets."""
    kind = url.partition("://")[0]
    return f"{kind} {sha256(url.encode()).hexdigest()[:6]}"


def send_to_service(delivery: Delivery, url: str) -> Outcome:
    """Send a digest to the one service that an Apprise URL names.

    Raises:
        OutsideError: when Apprise is not installed.
    """
    notifier = apprise_module().Apprise()
    if not notifier.add(url):
        return Outcome(
            failure=message("Apprise does not understand the address of {service}", service=service_name(url)),
            hint=message("https://github.com/caronc/apprise/wiki lists the services; look at notify.urls"),
        )
    try:
        sent = notifier.notify(body=delivery.text, title=delivery.subject, body_format="text")
    except Exception as failure:  # noqa: BLE001 - a plugin of Apprise may raise anything
        sent, why = False, str(failure)
    else:
        why = ""
    if sent:
        return ARRIVED
    said = message("{service} did not take the message", service=service_name(url))
    return Outcome(failure=message("{said}: {why}", said=said, why=why) if why else said)


def apprise_module() -> Any:  # noqa: ANN401 - a module that may not be there
    """Apprise itself.

    Raises:
        OutsideError: when it is not installed.
    """
    try:
        import apprise  # noqa: PLC0415 - an extra, and slow to import
    except ImportError:
        raise OutsideError(
            message("--via apprise needs Apprise, which is not installed"),
            hint=message("pip install 'filmtrack[notify]'"),
        ) from None
    return apprise
