"""A language beside English: sentences, fixed words, days and money as the place writes them; columns that line up."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from gettext import NullTranslations

import pytest

from filmtrack.domain.money import Money
from filmtrack.message import counted, english, language, message, speak
from filmtrack.render.columns import Column, cell, plain_table
from filmtrack.render.moments import day, month, span
from filmtrack.render.safe import cut, width
from filmtrack.render.terms import named, term
from filmtrack.render.voices import Translated, voice_of

CHINESE = "zh-Hant-HK"


TEXTS = {
    "closes on {day}": "{day}截止",
    "selected": "入選",
    "{festival}: {status}": "{festival}：{status}",
    "{count} days": "{count}日",
}


class Catalogue(NullTranslations):
    """Translations of a few texts."""

    def gettext(self, message: str) -> str:
        return TEXTS.get(message, message)

    def ngettext(self, *texts: object) -> str:
        return self.gettext(str(texts[1]))


@pytest.fixture
def chinese() -> Iterator[None]:
    speak(Translated(CHINESE, Catalogue(), lambda: {"Jumping Frames": "跳格"}))
    yield
    speak(None)


@pytest.mark.usefixtures("chinese")
def test_a_sentence_is_said_in_the_language_of_the_run_and_stays_english_for_programs():
    said = message("closes on {day}", day=date(2027, 10, 1))
    assert (str(said), english(said)) == ("2027年10月1日截止", "closes on 1 Oct 2027")
    assert str(counted("{count} day", "{count} days", count=1)) == "1日"
    assert language() == CHINESE


@pytest.mark.usefixtures("chinese")
def test_what_has_no_translation_is_said_in_english():
    assert str(message("opens {day}", day="soon")) == "opens soon"


@pytest.mark.usefixtures("chinese")
def test_fixed_words_are_translated_and_peoples_own_words_are_not():
    said = message("{festival}: {status}", festival="selected", status="selected")
    assert str(said) == "selected：入選"
    assert (term("selected"), term("my own tier")) == ("入選", "my own tier")
    assert str(message("{title}", title="selected")) == "selected"


@pytest.mark.usefixtures("chinese")
def test_a_festival_goes_by_its_chinese_name_where_a_source_gives_one():
    assert (named("Jumping Frames"), named("Clermont-Ferrand")) == ("跳格", "Clermont-Ferrand")
    assert str(message("{festival}: {status}", festival="Jumping Frames", status="")) == "跳格："


@pytest.mark.usefixtures("chinese")
def test_days_and_money_are_written_as_hong_kong_writes_them():
    near = date(2027, 1, 1)
    assert day(date(2027, 10, 1), near=near) == "10月1日週五"
    assert day(date(2028, 10, 1), near=near, weekday=False) == "2028年10月1日"
    assert span(date(2027, 9, 25), date(2027, 10, 7), near=near) == "9月25日–10月7日"
    assert span(date(2027, 12, 25), date(2028, 1, 7), near=near) == "2027年12月25日–2028年1月7日"
    assert str(message("{money}", money=Money(amount=Decimal("1300.50"), currency="HKD"))) == "HK$1,300.50"
    assert str(message("{money}", money=Money(amount=Decimal(13), currency="EUR"))) == "€13"
    assert str(message("{at}", at=datetime(2027, 10, 1, 5, 59, tzinfo=UTC))) == "2027年10月1日 05:59"
    assert str(message("{all}", all=(1, 2))) == "1、2"


def test_the_shipped_catalogue_names_the_months():
    speak(voice_of(CHINESE))
    try:
        assert [month(each) for each in (1, 12)] == ["1月", "12月"]
    finally:
        speak(None)


def test_columns_line_up_whatever_the_width_of_their_characters():
    rows = [(cell("夜車"), cell("入選")), (cell("Night Bus"), cell("selected")), (cell("🎬 e\u0301"), cell("x"))]
    lines = plain_table([Column(heading="a"), Column(heading="b")], rows).splitlines()
    starts = {width(line[: line.index(last)]) for line, last in zip(lines, ("入選", "selected", "x"), strict=True)}
    assert starts == {11}


def test_what_is_cut_fits_whatever_the_width_of_its_characters():
    assert [cut("夜車 Night Bus", columns) for columns in (-1, 1, 4, 7, 99)] == [
        "",
        "",
        "夜車",
        "夜車 Ni",
        "夜車 Night Bus",
    ]
