"""A real PostgreSQL that tests start by themselves, as an unprivileged user, once a session when first asked for."""

import atexit
import itertools
import os
import shutil
import socket
import subprocess
import tempfile
import time
from functools import cache
from pathlib import Path
from urllib.parse import quote

import pytest

OWNER = "owner"
PASSWORD = "right-horse@/:?"  # noqa: S105 - of a server for tests; it holds every character that means something in a URL
_NOBODY = 65534


def programs() -> Path | None:
    """The folder of PostgreSQL's own programs: Debian's newest, else where `initdb` is found."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda each: int(each.parts[4]))
    there = shutil.which("initdb")
    return found[-1].parent if found else Path(there).parent if there else None


class Server:
    """One server with its own folder, socket and port."""

    @classmethod
    def for_this_run(cls, *, fsync: bool = False) -> "Server":
        """A server that is removed when this program ends."""
        server = cls(fsync=fsync)
        process = os.getpid()
        atexit.register(lambda: server.remove() if os.getpid() == process else None)
        return server

    def __init__(self, *, fsync: bool = False) -> None:
        self._fsync = fsync
        bin_ = programs()
        if bin_ is None:
            pytest.skip("no PostgreSQL is installed (Debian package postgresql)")
        self._bin = bin_
        self.folder = Path(tempfile.mkdtemp(prefix="pg"))
        self._user = _NOBODY if os.geteuid() == 0 else None
        if self._user:
            os.chown(self.folder, self._user, self._user)
        self.folder.chmod(0o755)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self._numbers = itertools.count(1)
        self._kept: list[str] = []
        self._make()
        self.start()

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def url(self, database: str, user: str = OWNER, *, password: str | None = None) -> str:
        """A URL through the socket, or through the network with a password."""
        if password is None:
            return f"postgresql://{user}@/{database}?host={quote(str(self.folder), safe='')}&port={self.port}"
        return f"postgresql://{user}:{quote(password, safe='')}@127.0.0.1:{self.port}/{database}"

    def new_database(self, *options: str) -> str:
        """The name of a new database with nothing in it."""
        name = f"test{next(self._numbers)}"
        self.run("postgres", f"create database {name} {' '.join(options)}")
        return name

    def kept_database(self, place: int = 1) -> str:
        """One of the databases that tests use one after the other."""
        while len(self._kept) < place:
            self._kept.append(self.new_database())
        return self._kept[place - 1]

    def clean_url(self, place: int = 1) -> str:
        """The URL of a database that a test before may have used, with nothing in it."""
        name = self.kept_database(place)
        self.run(name, "drop schema if exists filmtrack cascade")
        return self.url(name)

    def run(self, database: str, *statements: str) -> list[tuple[object, ...]]:
        """Carry out statements as the owner; what the last one gives."""
        import psycopg

        with psycopg.connect(self.url(database), autocommit=True) as connection:
            for each in statements:
                cursor = connection.execute(each)
            return cursor.fetchall() if cursor.description else []

    def start(self) -> None:
        """Start it; the first try after a hard stop may fail while an old backend still lives."""
        for _ in range(10):
            done = self._call("pg_ctl", "-D", self.data, "-l", self.folder / "log", "-w", "-s", "start")
            if done.returncode == 0:
                return
            time.sleep(0.3)
        raise RuntimeError((self.folder / "log").read_text())

    def stop(self, mode: str = "fast") -> None:
        self._call("pg_ctl", "-D", self.data, "-m", mode, "-w", "-s", "stop")

    @property
    def pid(self) -> int:
        return int((self.data / "postmaster.pid").read_text().split()[0])

    def remove(self) -> None:
        self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _make(self) -> None:
        secret = self.folder / "secret"
        secret.write_text(PASSWORD)
        secret.chmod(0o644)
        done = self._call(
            "initdb", "-D", self.data, "-U", OWNER, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync",
            "--auth-local=trust", "--auth-host=scram-sha-256", f"--pwfile={secret}",
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(done.stderr)
        settings = {
            "unix_socket_directories": f"'{self.folder}'",
            "port": self.port,
            "listen_addresses": "'127.0.0.1'",
            "fsync": "on" if self._fsync else "off",
            "max_connections": 40,
            "shared_buffers": "32MB",
            "lc_messages": "'C'",
        }
        with (self.data / "postgresql.conf").open("a") as file:
            file.writelines(f"{name} = {value}\n" for name, value in settings.items())

    def _call(self, program: str, *arguments: object) -> subprocess.CompletedProcess[str]:
        # Not captured from `start`: the server would keep the pipe open.
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL if program == "pg_ctl" else subprocess.PIPE}
        return subprocess.run(
            [str(self._bin / program), *map(str, arguments)],
            **quiet, text=True, check=False, cwd="/", user=self._user, group=self._user,
            extra_groups=[] if self._user else None,
        )  # fmt: skip


@cache
def shared_server() -> Server:
    """The one server of this session."""
    return Server.for_this_run()
