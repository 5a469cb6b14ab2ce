"""Whether a recorded file is what is asked for: its format and size, its resolution, how long it runs, its words."""

from collections.abc import Iterable, Iterator

from filmtrack.domain.festival import Material
from filmtrack.domain.file_formats import accepts
from filmtrack.domain.film import Film
from filmtrack.domain.items import Item, Items
from filmtrack.domain.running_time import running_time
from filmtrack.domain.ticks import RecordedFile
from filmtrack.message import Message, message
from filmtrack.reports.asked import everything_asked
from filmtrack.reports.case import Case

_TOLERANCE_SECONDS = 2
_MEGABYTE = 1_000_000
_PICTURES = frozenset({"JPEG", "PNG", "TIFF"})
_LEAST_COVERED = 0.5
"""A subtitle file whose last line comes before half of the film is probably that of another cut."""


def findings(file: RecordedFile, item: Item, material: Material, film: Film) -> tuple[Message, ...]:
    """What is wrong with a file, one sentence each; nothing where nothing could be looked at."""
    return tuple(_found(file, item, material, film))


def findings_anywhere(
    file: RecordedFile, item: Item, film: Film, cases: Iterable[Case], items: Items
) -> tuple[Message, ...]:
    """What is wrong with a file whoever asks for it, then what is for one of these cases, with the festival's name."""
    general = findings(file, item, Material(item=item.id, stage="entry"), film)
    found = dict.fromkeys(general)
    for case in cases:
        for wanted in everything_asked(case, items, case.call()):
            if wanted.item == item.id:
                own = (each for each in findings(file, item, wanted.material, film) if each not in general)
                name = case.festival.name
                found |= dict.fromkeys(message("{festival}: {finding}", festival=name, finding=each) for each in own)
    return tuple(found)


def _found(file: RecordedFile, item: Item, material: Material, film: Film) -> Iterator[Message]:
    yield from _format(file, item, material)
    if material.megabytes and file.size > material.megabytes * _MEGABYTE:
        size = -(-file.size // _MEGABYTE)
        yield message("the file has {size} MB; at most {most} MB are taken", size=size, most=material.megabytes)
    if file.width and file.height and material.pixels:
        yield from _pixels(file.width, file.height, material.pixels)
    if material.dpi and file.format in _PICTURES:
        yield from _resolution(file.dpi, material.dpi)
    if material.words and file.words and file.words > material.words:
        yield message("{words} words; at most {most} are taken", words=file.words, most=material.words)
    if item.file == "subtitles":
        yield from _subtitles(file, film)
    elif item.file == "video" and file.seconds is not None:
        yield from _length(file.seconds, item, material, film)


def _format(file: RecordedFile, item: Item, material: Material) -> Iterator[Message]:
    if item.file == "picture" and file.format not in _PICTURES:
        yield message("the file is no JPEG, PNG or TIFF picture")
    elif accepts(material.formats, file.format, file.codecs) is False:
        found = tuple(each for each in (file.format, *file.codecs) if each)
        yield message("the file is {found}; asked for: {formats}", found=found, formats=material.formats)


def _pixels(width: int, height: int, least: tuple[int, int]) -> Iterator[Message]:
    """A picture on its side is as good as one that stands."""
    if min(width, height) < min(least) or max(width, height) < max(least):
        asked = f"{least[0]} × {least[1]}"
        yield message("{width} × {height} pixels; asked for: {asked}", width=width, height=height, asked=asked)


def _resolution(dpi: int | None, least: int) -> Iterator[Message]:
    if dpi is None:
        yield message("the picture does not say its resolution; asked for: {least} dpi", least=least)
    elif dpi < least:
        yield message("{dpi} dpi; asked for: {least} dpi", dpi=dpi, least=least)


def _subtitles(file: RecordedFile, film: Film) -> Iterator[Message]:
    if file.broken_line is not None:
        yield message("line {line} of the subtitle file cannot be read", line=file.broken_line)
    elif file.format != "SRT":
        yield message("the file is no .srt file, so its times were not looked at")
    elif file.seconds is not None and film.runtime_seconds is not None:
        yield from _coverage(file.seconds, film.runtime_seconds)


def _coverage(last: int, runs: int) -> Iterator[Message]:
    if last > runs + _TOLERANCE_SECONDS:
        ends, whole = running_time(last), running_time(runs)
        yield message("the last subtitle ends at {ends}, after the film ({whole})", ends=ends, whole=whole)
    elif last < runs * _LEAST_COVERED:
        ends, whole = running_time(last), running_time(runs)
        yield message("the last subtitle ends at {ends} of {whole}: is it of the whole film?", ends=ends, whole=whole)


def _length(seconds: int, item: Item, material: Material, film: Film) -> Iterator[Message]:
    if material.up_to_seconds and seconds > material.up_to_seconds:
        runs, most = running_time(seconds), running_time(material.up_to_seconds)
        yield message("it runs {runs}; at most {most} are taken", runs=runs, most=most)
    whole = film.runtime_seconds
    if item.id in {"screener", "file"} and whole and abs(seconds - whole) > _TOLERANCE_SECONDS:
        runs, own = running_time(seconds), running_time(whole)
        yield message("the file runs {runs}, the film {own}: is it this cut?", runs=runs, own=own)
