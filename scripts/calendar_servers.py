"""A CalDAV server and a web server on the loopback address, and vdirsyncer, which copies the feed to them and back."""

import re
import socket
import subprocess
import threading
import time
import urllib.request
from base64 import b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from calendar_programs import SECONDS, FailedError, Place, Seen, found, run, version, written
from icalendar import Calendar

_DAY = timedelta(days=1)


def radicale(place: Place) -> tuple[str, Iterable[Seen]]:
    """Vdirsyncer copies the feed to a CalDAV server, twice; and, fetched as a subscriber does, to a folder, twice.

    What it fetches by HTTP it names anew (by hashes of the content), so that names are compared on the server only.
    """
    program, server = found("vdirsyncer"), found("radicale")
    feed = place.file("web/feed.ics", place.feed)
    disk = place.folder / "disk"
    disk.mkdir()
    with _web(feed.parent) as web, _radicale(server, place) as caldav:
        _ask(f"{caldav}/someone/", "PROPFIND")  # the first that is heard of somebody makes a home for him
        _ask(f"{caldav}/someone/feed/", "MKCALENDAR")
        settings = (
            f'[general]\nstatus_path = "{place.folder}/status"\n'
            + _pair("served", f'type = "http"\nurl = "{web}/feed.ics"')
            + _storage("served_copy", f'type = "filesystem"\npath = "{disk}"\nfileext = ".ics"')
            + _pair("file", f'type = "singlefile"\npath = "{feed}"')
            + _storage(
                "file_copy", f'type = "caldav"\nurl = "{caldav}/someone/feed/"\nusername = "someone"\npassword = "-"'
            )
        )
        command = [program, "--config", str(place.file("vdirsyncer.conf", settings))]
        run([*command, "discover"])
        first = run([*command, "sync"])
        again = run([*command, "sync"])
        kept = _ask(f"{caldav}/someone/feed/", "GET")
    if "Copying" not in first or re.search("Copying|Deleting|Updating|error", again):
        raise FailedError("the second sync was not idle", again.strip()[-200:])
    if len(list(disk.iterdir())) != len(re.findall(rb"^UID:", place.feed, re.MULTILINE)):
        raise FailedError("the folder does not hold every item")
    return f"{version(program)} → {version(server)}", list(by_library(kept))


def _pair(name: str, storage: str) -> str:
    pair = f'[pair {name}_pair]\na = "{name}"\nb = "{name}_copy"\ncollections = null\nconflict_resolution = "a wins"\n'
    return pair + _storage(name, storage)


def _storage(name: str, settings: str) -> str:
    return f"[storage {name}]\n{settings}\n"


def _ask(address: str, method: str) -> bytes:
    """The answer of our own server."""
    who = "Basic " + b64encode(b"someone:-").decode()
    request = urllib.request.Request(address, method=method, headers={"Authorization": who})  # noqa: S310
    with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
        return answer.read()


@contextmanager
def _web(folder: Path) -> Iterator[str]:
    """A web server on the loopback address that hands out the folder's files."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep silent."""


@contextmanager
def _radicale(program: str, place: Place) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = (
        f"[server]\nhosts = 127.0.0.1:{port}\n[auth]\ntype = none\n"
        f"[storage]\nfilesystem_folder = {place.folder}/radicale\n[logging]\nlevel = warning\n"
    )
    log = place.folder / "radicale.log"
    with log.open("wb") as said:
        server = subprocess.Popen(
            [program, "--config", str(place.file("radicale.conf", settings))], stdout=said, stderr=said
        )
    try:
        _wait_for(port, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(SECONDS)


def _wait_for(port: int, log: Path) -> None:
    for _ in range(200):
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise FailedError("the server does not answer", log.read_text(errors="replace")[-200:])


def by_library(content: bytes) -> Iterator[Seen]:
    """What stands in a calendar by the icalendar library: what a server kept is read as filmtrack's tests read."""
    for item in Calendar.from_ical(content).walk():
        if item.name in {"VEVENT", "VTODO"}:
            task = item.name == "VTODO"
            end = item["due" if task else "dtend"].dt
            yield Seen(
                uid=str(item["uid"]),
                kind="task" if task else "event",
                start=None if task else written(item["dtstart"].dt),
                end=written(end if task or isinstance(end, datetime) else end - _DAY),
                summary=str(item["summary"]),
                description=str(item.get("description", "")),
                location=str(item.get("location", "")),
                status=str(item["status"]),
            )
