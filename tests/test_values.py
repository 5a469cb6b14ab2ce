"""A value's class does what the standard library's dataclass does, in everything that filmtrack asks of one."""

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, fields, is_dataclass
from typing import Any, Generic, TypeVar

import pytest

from filmtrack import values
from filmtrack.values import dataclass, field, replace

T = TypeVar("T")


def without_slots(*, slots: bool, **given: bool) -> Any:
    """Ours, for a class without slots."""
    return dataclass(**given)


BOTH = pytest.mark.parametrize(
    "make", [dataclasses.dataclass, dataclass, without_slots], ids=["standard", "ours", "ours without slots"]
)


def film(make: Callable[..., Any]) -> Any:
    """A class with every kind of field."""
    field = dataclasses.field if make is dataclasses.dataclass else values.field

    @make(frozen=True, slots=True, kw_only=True)
    class Film:
        """A film."""

        title: str
        tags: tuple[str, ...] = ()
        marks: list[str] = field(default_factory=list)
        secret: str = field(default="", repr=False)
        beside: int = field(default=0, compare=False)
        slug: str = field(init=False, compare=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "slug", self.title.lower())

        def loud(self) -> str:
            return self.title.upper()

    return Film


@dataclass(frozen=True, slots=True)
class Day:
    """A value that may be pickled: it stands in a module."""

    year: int
    month: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Day):
    """A value with more on it."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Box(Generic[T]):
    """A value of any type."""

    held: T


@dataclass(frozen=True)
class Open:
    """A value without slots."""

    word: str = "a"


@dataclass(frozen=True, slots=True)
class Nothing:
    """A value without fields."""


@BOTH
def test_it_is_made_from_its_fields_by_name(make):
    made = film(make)(title="Night Bus", tags=("hk",), beside=3)
    assert (made.title, made.tags, made.marks, made.slug, made.loud()) == (
        "Night Bus",
        ("hk",),
        [],
        "night bus",
        "NIGHT BUS",
    )
    assert made.marks is not film(make)(title="x").marks
    assert film(make).__doc__ == "A film."
    assert film(make).__match_args__ == ()


@BOTH
@pytest.mark.parametrize("given", [{}, {"title": "x", "other": 1}, {"title": "x", "slug": "y"}])
def test_a_field_that_is_missing_or_unknown_is_refused(make, given):
    with pytest.raises(TypeError, match="argument"):
        film(make)(**given)
    with pytest.raises(TypeError, match="positional"):
        film(make)("x")


@BOTH
def test_it_equals_what_has_the_same_compared_fields(make):
    kind = film(make)
    one = kind(title="a", marks=[], beside=1)
    assert one == kind(title="a", beside=2)
    assert one != kind(title="b")
    assert one != "a"
    assert dataclasses.asdict(one) == dataclasses.asdict(kind(title="a", beside=1))


def test_equal_values_have_the_hash_of_the_standard_one():
    assert hash(Day(2027)) == hash(Day(2027, 1)) == hash((2027, 1))
    assert hash(Nothing()) == hash(())
    assert hash(Box(held=3)) == hash((3,))


@BOTH
def test_it_shows_its_fields_but_for_the_secret_ones(make):
    shown = repr(film(make)(title="a", secret="s"))  # noqa: S106 - no password
    assert shown.rpartition(".")[2] == "Film(title='a', tags=(), marks=[], beside=0, slug='a')"


@BOTH
def test_it_cannot_be_changed(make):
    made = film(make)(title="a")
    with pytest.raises(FrozenInstanceError, match="title"):
        made.title = "b"
    with pytest.raises(FrozenInstanceError, match="title"):
        del made.title
    with pytest.raises(
        (FrozenInstanceError, TypeError)
    ):  # the standard one of Python 3.11 fails at a super() of its own
        made.other = 1
    assert hasattr(made, "__dict__") == (make is without_slots)


@BOTH
def test_the_standard_functions_know_it(make):
    kind = film(make)
    made = dataclasses.replace(kind(title="a"), title="b", tags=("x",))
    assert (made.title, made.tags, made.slug) == ("b", ("x",), "b")
    assert is_dataclass(kind)
    assert [each.name for each in fields(kind)] == ["title", "tags", "marks", "secret", "beside", "slug"]
    assert fields(kind)[0].type is str


def test_one_that_adds_to_another_has_the_fields_of_both():
    made = Event(2027, name="opening")
    assert (made.year, made.month, made.name) == (2027, 1, "opening")
    assert isinstance(made, Day)
    assert made != Day(2027)
    assert Event.__slots__ == ("name",)  # type: ignore[attr-defined]
    assert Day.__match_args__ == ("year", "month")


def test_one_of_any_type_is_still_generic():
    assert Box[int](held=1) == Box(held=1)
    assert Box.__parameters__ == (T,)  # type: ignore[attr-defined]


@pytest.mark.parametrize("value", [Day(2027, 3), Event(2027, name="a"), Box(held=[1, 2]), Nothing(), Open()])
def test_it_survives_being_pickled_and_copied(value):
    assert pickle.loads(pickle.dumps(value, protocol=5)) == value  # noqa: S301 - made here
    assert copy.deepcopy(value) == copy.copy(value) == value


def test_many_survive_it_too_each_as_its_own_class():
    made = [Event(2000 + place, place, name=str(place)) for place in range(200)] + [Day(1999)]
    found = pickle.loads(pickle.dumps(made, protocol=5))  # noqa: S301 - made here
    assert [(each, type(each)) for each in found] == [(each, type(each)) for each in made]
    assert Day.__setstate__ is not Event.__setstate__  # type: ignore[attr-defined]


@pytest.mark.parametrize("state", [(2027,), (2027, 3, "more")])
@pytest.mark.parametrize("many", [1, 200])
def test_what_was_kept_of_another_class_is_refused(state, many):
    for _ in range(many):
        with pytest.raises(ValueError, match=r"values to unpack|shorter|longer"):
            object.__new__(Day).__setstate__(state)


def test_methods_of_its_own_are_kept():
    @dataclass(frozen=True, slots=True)
    class Loose:  # noqa: PLW1641 - it gets one
        word: str

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Loose) and other.word.lower() == self.word.lower()

        def __repr__(self) -> str:
            return "loose"

    assert Loose("A") == Loose("a")
    assert repr(Loose("A")) == "loose"
    assert hash(Loose("A")) == hash(("A",))


@pytest.mark.parametrize("make", [dataclasses.dataclass, dataclass], ids=["standard", "ours"])
def test_what_is_not_frozen_may_change_and_has_no_hash(make):
    @make(slots=True)
    class Sum:
        total: int = 0

    made = Sum()
    made.total += 1
    assert made == Sum(1)
    del made.total
    assert not hasattr(made, "total")
    with pytest.raises(TypeError, match="unhashable"):
        hash(made)


@pytest.mark.parametrize("kind", [Day, Event, Box, Nothing, Open])
def test_the_standard_library_reads_the_fields_that_ours_tells(kind):
    told = [(each.name, each.type, each.init, each.repr, each.compare, each.kw_only) for each in values.fields(kind)]
    read = [(each.name, each.type, each.init, each.repr, each.compare, each.kw_only) for each in fields(kind)]
    assert read == told
    assert kind.__dataclass_params__.frozen


def test_a_class_of_the_standard_library_may_add_to_one_of_ours():
    @dataclasses.dataclass(frozen=True)
    class Night(Day):
        dark: bool = True

    assert dataclasses.astuple(Night(2027)) == (2027, 1, True)


def test_the_constructor_is_compiled_for_the_first_object_made_by_place():
    @dataclass(frozen=True, slots=True)
    class Late:
        word: str

    assert str(inspect.signature(Late)) == "(*args: Any, **given: Any) -> None"
    assert Late("a") == Late(word="a")
    assert str(inspect.signature(Late)) == "(word)"


def test_the_constructor_is_compiled_for_the_seventeenth_object_made_by_name():
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Late:
        word: str
        more: list[str] = field(default_factory=list)
        twice: str = field(init=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "twice", self.word * 2)

    def shape() -> str:
        return str(inspect.signature(Late))

    made = [(Late(word="a", more=["b"]), Late(word="a"), shape()) for _ in range(8)]
    assert {each for _, _, each in made} == {"(*args: Any, **given: Any) -> None"}
    assert (Late(word="a", more=["b"]), Late(word="a"), "aa") == (*made[0][:2], made[0][0].twice)
    assert made[0][1].more is not made[1][1].more
    assert shape().startswith("(*, word, more=")


def test_a_field_without_value_or_default_stays_empty():
    @dataclass(frozen=True, slots=True)
    class Later:
        here: str = field(init=False)
        there: str = field(init=False, default="x")
        made: list[int] = field(init=False, default_factory=list)

    assert not hasattr(Later(), "here")
    assert (Later().there, Later().made) == ("x", [])


@BOTH
def test_a_value_is_replaced_as_the_standard_library_does_it(make):
    one = film(make)(title="a", tags=("x",), beside=3)
    made = (dataclasses.replace if make is dataclasses.dataclass else replace)(one, title="b")
    assert dataclasses.astuple(made) == dataclasses.astuple(dataclasses.replace(one, title="b"))
    assert made.slug == "b", "what is worked out is worked out anew"


@pytest.mark.parametrize(
    ("value", "changes"),
    [
        (Day(2027), {}),
        (Day(2027), {"month": 3}),
        (Event(2027, name="a"), {"name": "b", "year": 1}),
        (Box(held=1), {"held": [2]}),
        (Nothing(), {}),
        (Open(), {}),
        (Open(), {"word": "b"}),
    ],
)
def test_a_replaced_value_is_a_new_one_with_the_changes(value, changes):
    before = dataclasses.astuple(value)
    made = replace(value, **changes)
    assert made == dataclasses.replace(value, **changes)
    assert (type(made), made is value, dataclasses.astuple(value)) == (type(value), False, before)


@pytest.mark.parametrize("value", [Day(2027), Nothing(), Open()])
def test_what_is_no_field_cannot_be_replaced(value):
    with pytest.raises(TypeError, match="other"):
        replace(value, other=1)
