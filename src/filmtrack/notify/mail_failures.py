"""What a mail server's refusals and silences mean to somebody who waits for a mail: one sentence, and what to do."""

import smtplib
import socket
import ssl
from collections.abc import Callable
from typing import Final, TypeAlias

from filmtrack.message import message
from filmtrack.notify.outcome import Outcome

LATER, NEVER = 400, 500
"""From these codes on a server refuses: for now, and for good."""

_TLS_FIRST = 530

Explain: TypeAlias = Callable[[Exception, str], Outcome]


def refused(code: int, said: bytes | str, recipient: str, server: str) -> Outcome:
    """A server answered, and does not want this mail for this recipient."""
    why = message(
        "{server} refused the mail to {to}: {answer}", server=server, to=recipient, answer=_answer(code, said)
    )
    if code == _TLS_FIRST:
        return Outcome(failure=why, hint=_SECURITY)
    if code < NEVER:
        return Outcome(failure=why, hint=message("the next run tries again"))
    return Outcome(failure=why, hint=message("look at the address, and at mail.from in the settings"))


def not_sent(failure: Exception, server: str) -> Outcome:
    """Something went wrong before a server had the mail."""
    if isinstance(failure.__context__, TimeoutError):  # smtplib hides it
        failure = failure.__context__
    for kinds, explain in _EXPLAINED:
        if isinstance(failure, kinds):
            return explain(failure, server)
    return Outcome(failure=message("{server} cannot be reached: {why}", server=server, why=_short(failure)))


def _unknown_signer(failure: Exception, server: str) -> Outcome:
    why = getattr(failure, "verify_message", "") or _short(failure)
    said = message("{server} shows a certificate that cannot be trusted: {why}", server=server, why=why)
    return Outcome(failure=said, hint=message("if it is your own, name who signed it with mail.ca_file"))


def _not_secure(failure: Exception, server: str) -> Outcome:
    said = message("{server} is not secured as the settings want: {why}", server=server, why=_short(failure))
    return Outcome(failure=said, hint=_SECURITY)


def _not_let_in(failure: Exception, server: str) -> Outcome:
    said = message("{server} refused user or password: {answer}", server=server, answer=_short(failure))
    return Outcome(failure=said, hint=message("look at mail.user, and at where the password is kept"))


def _cut(_: Exception, server: str) -> Outcome:
    return Outcome(failure=message("{server} cut the connection", server=server))


def _answered(failure: Exception, server: str) -> Outcome:
    return Outcome(failure=message("{server} refused: {answer}", server=server, answer=_short(failure)))


def _nowhere(failure: Exception, server: str) -> Outcome:
    said = message("{server} cannot be found: {why}", server=server, why=_short(failure))
    return Outcome(failure=said, hint=message("look at mail.server in the settings, and at the network"))


def _silent(_: Exception, server: str) -> Outcome:
    return Outcome(failure=message("{server} did not answer in time", server=server))


_SECURITY: Final = message("look at mail.security and mail.port in the settings")
_EXPLAINED: Final[tuple[tuple[tuple[type[Exception], ...], Explain], ...]] = (
    ((ssl.SSLCertVerificationError,), _unknown_signer),
    ((ssl.SSLError, smtplib.SMTPNotSupportedError), _not_secure),
    ((smtplib.SMTPAuthenticationError,), _not_let_in),
    ((smtplib.SMTPServerDisconnected, ConnectionResetError, BrokenPipeError), _cut),
    ((smtplib.SMTPResponseException,), _answered),
    ((socket.gaierror,), _nowhere),
    ((TimeoutError,), _silent),
)


def _short(failure: Exception) -> str:
    if isinstance(failure, smtplib.SMTPResponseException):
        return _answer(failure.smtp_code, failure.smtp_error)
    if isinstance(failure, ssl.SSLError):
        return getattr(failure, "reason", None) or str(failure)
    return (isinstance(failure, OSError) and failure.strerror) or str(failure)


def _answer(code: int, said: bytes | str) -> str:
    words = said.decode(errors="replace") if isinstance(said, bytes) else said
    return f"{code} {' '.join(words.split())}"
