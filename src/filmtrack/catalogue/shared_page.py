"""A shared catalogue from a page: one request, bounded in time and size, that says where redirects led."""

import http.client
import ssl
import time
from email.message import Message as Headers
from typing import IO, Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from filmtrack import __version__
from filmtrack.catalogue.shared_place import LARGEST, Fetched, Marks, Place, too_large
from filmtrack.errors import OutsideError
from filmtrack.message import message

SILENCE_SECONDS: float = 10
"""So long may a server say nothing."""
PATIENCE_SECONDS: float = 60
"""So long may all of it take."""
_PIECE: Final = 65_536
_NOT_MODIFIED: Final = 304


class _Redirects(HTTPRedirectHandler):
    """Follows a few redirects, never from an encrypted page to one that is not, nor out of the web."""

    max_redirections = 5
    max_repeats = 2

    def redirect_request(  # noqa: PLR0917 - the library's own
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage, newurl: str
    ) -> Request | None:
        """The request that follows."""
        to = urlsplit(newurl)
        if to.scheme not in {"http", "https"} or (req.type == "https" and to.scheme != "https"):
            said = message("{page} leads to {to}, which is not safe", page=_page(req.full_url), to=_page(newurl))
            raise OutsideError(said, hint=message("ask whoever shares it for its new address"))
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch_page(place: Place, marks: Marks) -> Fetched | None:
    """The page's file; None when the server says that it did not change.

    Raises:
        OutsideError: when the server cannot be reached, refuses, stops midway, or sends what cannot be a catalogue.
    """
    asked = Request(place.name, headers=_headers(marks))  # noqa: S310 - http and https only, see place_of
    until = time.monotonic() + PATIENCE_SECONDS
    try:
        with build_opener(_Redirects).open(asked, timeout=SILENCE_SECONDS) as answer:
            raw = _body(answer, place, until)
            went = answer.url if answer.url != place.name else None
            return Fetched(festivals=raw, marks=_marks(answer.headers), went=_page(went) if went else None)
    except HTTPError as answer:
        with answer:
            if answer.code == _NOT_MODIFIED:
                return None
            reason = f"{answer.code} {answer.reason}".split("\n")[0]
            raise OutsideError(message("{page} answered {answer}", page=place.shown, answer=reason[:120])) from None
    except URLError as failure:
        raise _unreachable(place, failure.reason) from None
    except (OSError, http.client.HTTPException, ValueError) as failure:
        raise _unreachable(place, failure) from None


def _headers(marks: Marks) -> dict[str, str]:
    known = {"If-None-Match": marks.get("etag"), "If-Modified-Since": marks.get("modified")}
    usual = {"User-Agent": f"filmtrack/{__version__}", "Accept": "application/toml, text/plain;q=0.9, */*;q=0.5"}
    return usual | {name: value for name, value in known.items() if value}


def _marks(headers: Headers) -> Marks:
    found = {"etag": headers.get("ETag"), "modified": headers.get("Last-Modified")}
    return {name: value for name, value in found.items() if value and value.isprintable()}


def _body(answer: http.client.HTTPResponse, place: Place, until: float) -> bytes:
    kind = answer.headers.get_content_type()
    if kind in {"text/html", "application/xhtml+xml"}:
        raise _web_page(place)
    stated = answer.headers.get("Content-Length", "")
    length = int(stated) if stated.isascii() and stated.isdigit() else None
    if length is not None and length > LARGEST:
        raise too_large(place.shown)
    raw = bytearray()
    while piece := answer.read1(_PIECE):
        raw += piece
        if len(raw) > LARGEST:
            raise too_large(place.shown)
        if time.monotonic() > until:
            raise TimeoutError
    if length is not None and len(raw) < length:
        raise http.client.IncompleteRead(bytes(raw), length - len(raw))
    if raw.lstrip()[:1] == b"<":
        raise _web_page(place)
    return bytes(raw)


def _web_page(place: Place) -> OutsideError:
    said = message("{page} is a web page, not a catalogue", page=place.shown)
    return OutsideError(said, hint=message("give the address of the TOML file itself (often called raw)"))


def _page(url: str) -> str:
    return Place(kind="page", name=url).shown


def _unreachable(place: Place, failure: object) -> OutsideError:
    page = place.shown
    if isinstance(failure, TimeoutError):
        return OutsideError(message("{page} took too long to answer; nothing was changed", page=page))
    if isinstance(failure, http.client.IncompleteRead):
        return OutsideError(message("{page} broke off before its end; nothing was changed", page=page))
    if isinstance(failure, ssl.SSLCertVerificationError):
        said = message("{page}: its certificate cannot be trusted: {reason}", page=page, reason=failure.verify_message)
        return OutsideError(said)
    reason = getattr(failure, "strerror", None) or str(failure) or type(failure).__name__
    return OutsideError(message("{page} cannot be reached: {reason}", page=page, reason=str(reason)[:200]))
