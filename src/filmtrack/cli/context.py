"""What one run knows: the moment, the user's zone, folders, settings and files; the only place that reads the clock."""

import os
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from filmtrack.cli.argv import GlobalOptions
from filmtrack.config.folders import Folders, folders
from filmtrack.config.settings import Settings, read_settings
from filmtrack.config.zonedata import use_newest
from filmtrack.errors import BadInputError, WrongUsageError
from filmtrack.values import dataclass, field

if TYPE_CHECKING:
    from filmtrack.catalogue.current import Compiled
    from filmtrack.catalogue.known import Catalogue
    from filmtrack.catalogue.known_schemes import Schemes
    from filmtrack.cli.users_zone import UsersZone
    from filmtrack.domain.items import Items
    from filmtrack.ledger.opening import Ledger


@dataclass(slots=False)
class Context:
    """One run's moment, zone, settings and files, each worked out when it is first asked for."""

    options: GlobalOptions
    words: tuple[str, ...] = ()
    """The command and all that was said to it."""
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)

    @cached_property
    def folders(self) -> Folders:
        """The user's folders."""
        return folders(self.environ)

    @cached_property
    def settings(self) -> Settings:
        """The user's config.toml."""
        return read_settings(self.folders.settings)

    @cached_property
    def zone(self) -> ZoneInfo:
        """The user's time zone; where it is not the one that the surroundings ask for, stderr says so once."""
        if self.users_zone.doubt:
            from filmtrack.cli.output import say

            say(self, self.users_zone.doubt)
        return self.users_zone.zone

    @cached_property
    def users_zone(self) -> "UsersZone":
        """The user's time zone by `--timezone`, else FILMTRACK_TIMEZONE, else the settings, else the system's."""
        from filmtrack.cli.users_zone import named_zone, system_zone

        for given, where in (
            (self.options.timezone, "--timezone"),
            (self.environ.get("FILMTRACK_TIMEZONE"), "FILMTRACK_TIMEZONE"),
            (self.settings.text("timezone"), str(self.folders.settings)),
        ):
            if given:
                return named_zone(given, where)
        return system_zone(self.environ)

    @cached_property
    def language(self) -> str:
        """The language of this run: by `--lang`, else FILMTRACK_LANG, else the settings, else the system's."""
        from filmtrack.config.language import system_language

        return self.language_named or system_language(self.environ)

    @cached_property
    def zone_data(self) -> str:
        """The version of the zone data in use."""
        return use_newest()

    @cached_property
    def now(self) -> datetime:
        """The moment of this run, in UTC."""
        given = self.options.now or self.environ.get("FILMTRACK_NOW")
        if not given:
            return datetime.now(UTC)  # noqa: TID251 - the one place
        from filmtrack.cli.option_values import moment

        return moment(given, lambda: self.zone)

    @property
    def today(self) -> date:
        """The user's day."""
        return self.now.astimezone(self.zone).date()

    @cached_property
    def catalogue(self) -> "Catalogue":
        """The festivals of all layers; reading it once tells stderr how many problems it has."""
        from filmtrack.catalogue.current import current_catalogue
        from filmtrack.cli.progress import Progress

        cache, zone_data, watch = self.folders.cache, self.zone_data, Progress(quiet=self.options.quiet)
        return current_catalogue(self.layers, cache=cache, zone_data=zone_data, mixed=self.mixed_layers, watch=watch)

    @property
    def compiled(self) -> "Compiled | None":
        """The catalogue's index, brought up to date where only a few festivals changed since."""
        from filmtrack.catalogue.current import compiled

        return compiled(self.layers, cache=self.folders.cache, zone_data=self.zone_data, mixed=self.mixed_layers)

    @cached_property
    def schemes(self) -> "Schemes":
        """The schemes of all layers."""
        from filmtrack.catalogue.kept import kept

        files, mixed = self.scheme_layers, self.mixed_layers

        def read() -> "Schemes":
            from filmtrack.catalogue.schemes import load_schemes

            return load_schemes(files, mixed=mixed)

        return kept("schemes", files, read, self.zone_data, *map(str, mixed), cache=self.folders.cache)

    @cached_property
    def items(self) -> "Items":
        """What can be asked for: the shipped list of materials, papers and facts."""
        from filmtrack.catalogue.kept import kept
        from filmtrack.catalogue.shipped import shipped_file

        def read() -> "Items":
            from filmtrack.catalogue.materials import shipped_items

            return shipped_items()

        return kept("items", (shipped_file("materials.toml"),), read, cache=self.folders.cache)

    @cached_property
    def ledger(self) -> "Ledger":
        """The ledger of this run; nothing is opened or created before it is read or written."""
        return self.ledger_at(self.ledger_named)

    def ledger_at(self, place: str) -> "Ledger":
        """The ledger at a path or a URL."""
        from filmtrack.ledger.opening import open_ledger
        from filmtrack.ledger.place import backups_of, is_url

        found = place if is_url(place) else Path(place).expanduser()
        return open_ledger(found, state_folder=self.folders.state, backups=backups_of(place, self.folders.data))

    @property
    def ledger_named(self) -> str:
        """The ledger's place by `--ledger`, else FILMTRACK_LEDGER, else the settings; else in the data folder."""
        given = self.options.ledger or self.environ.get("FILMTRACK_LEDGER") or self.settings.text("ledger")
        return given or str(self.folders.ledger)

    @cached_property
    def by(self) -> str:
        """Who writes: the settings' name, else the system's user."""
        return self.settings.text("name") or _system_user()

    @property
    def layers(self) -> tuple[Path, ...]:
        """The catalogue's files, earlier layers first: shipped, the shared one, the user's own, then those named."""
        shipped, shared, own, *named = self.layer_places
        return (shipped, *(each for each in (shared, own) if each.exists()), *named)

    @property
    def layer_places(self) -> tuple[Path, ...]:
        """The same, whether there is such a file or not: an answer depends on which of them there are."""
        from filmtrack.catalogue.shipped import shipped_file

        shipped, own = shipped_file("festivals.toml"), self.folders.own_catalogue
        return (shipped, self.folders.shared_catalogue, own, *self.named_layers)

    @property
    def scheme_layers(self) -> tuple[Path, ...]:
        """The files of schemes, in the same order; the shared and the named ones may hold festivals too."""
        from filmtrack.catalogue.shipped import shipped_file

        between = (self.folders.shared_schemes, self.folders.own_schemes)
        return (shipped_file("schemes.toml"), *(each for each in between if each.exists()), *self.named_layers)

    @property
    def mixed_layers(self) -> tuple[Path, ...]:
        """The files that may hold festivals and schemes alike."""
        return (self.folders.shared_catalogue, self.folders.shared_schemes, *self.named_layers)

    @property
    def named_layers(self) -> tuple[Path, ...]:
        """The files of `--catalogue`, else of FILMTRACK_CATALOGUE, else of the settings."""
        if self.options.catalogues:
            return tuple(Path(each) for each in self.options.catalogues)
        if set_ := self.environ.get("FILMTRACK_CATALOGUE"):
            return tuple(Path(each) for each in set_.split(os.pathsep) if each)
        return tuple(Path(each).expanduser() for each in self.settings.texts("catalogues"))

    @cached_property
    def colour(self) -> bool:
        """Whether output may be coloured: a terminal that can, and nobody who asked for none."""
        plain = self.options.no_color or self.environ.get("NO_COLOR") or self.environ.get("TERM") == "dumb"
        return self.terminal and not plain

    @property
    def columns(self) -> int | None:
        """How wide the terminal is; None when standard output is none."""
        if not self.terminal:
            return None
        from shutil import get_terminal_size

        return get_terminal_size().columns

    @property
    def unicode(self) -> bool:
        """Whether standard output can show more than ASCII; Python writes UTF-8 in the locale C too, which has none."""
        is_ascii = (os.environ.get("LC_ALL") or os.environ.get("LANG")) in {"C", "POSIX"}
        return not is_ascii and (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"

    @property
    def terminal(self) -> bool:
        """Whether standard output is a terminal."""
        return sys.stdout.isatty()

    @cached_property
    def language_named(self) -> str | None:
        """The language that somebody chose, apart from the system's."""
        from filmtrack.cli.users_language import chosen_language

        said = ((self.options.lang, "--lang"), (self.environ.get("FILMTRACK_LANG"), "FILMTRACK_LANG"))
        return chosen_language(*said, self._language_setting())

    def _language_setting(self) -> tuple[str | None, str]:
        """What the settings say, and where; what keeps them from being read is told by whatever needs them."""
        try:
            return self.settings.text("language"), str(self.folders.settings)
        except (BadInputError, WrongUsageError):
            return None, ""


def _system_user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
