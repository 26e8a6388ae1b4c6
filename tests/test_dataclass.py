"""Own dataclasses: the first instances of a class, and those after its `__init__` was compiled, are made alike."""

import copy
from typing import ClassVar

import pytest

from recoverytui.dataclass import FEW, as_dict, dataclass, field_names, replace


@dataclass
class Place:
    """A class with all that one can have."""

    KIND: ClassVar[str] = "place"
    name: str
    days: tuple[int, ...] = ()
    note: str | None = None

    def __post_init__(self):
        if not self.name:
            raise ValueError("a place has a name")


def fresh():
    """Return a class of which nothing was made yet."""

    @dataclass
    class Fresh:
        first: int
        second: str = "two"

    return Fresh


@pytest.fixture(params=["one by one", "compiled"])
def kind(request):
    """Return a class, before and after its `__init__` was compiled."""
    made = fresh()
    for number in range(FEW + 1 if request.param == "compiled" else 0):
        made(number)
    return made


def test_values_are_taken_by_place_by_name_and_by_default(kind):
    assert as_dict(kind(1)) == {"first": 1, "second": "two"}
    assert as_dict(kind(1, "b")) == as_dict(kind(second="b", first=1)) == as_dict(kind(1, second="b"))
    assert kind(1, "b") == kind(first=1, second="b")
    assert hash(kind(1)) == hash(kind(1, "two"))
    assert kind(1) != kind(2)


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ((), {}),
        ((), {"second": "b"}),
        ((1, "b", "c"), {}),
        ((1,), {"first": 1}),
        ((1,), {"third": 3}),
        ((), {"third": 3}),
    ],
)
def test_a_wrong_call_says_what_is_wrong_and_spoils_nothing(kind, values, named):
    with pytest.raises(TypeError, match=r"missing|takes|multiple|unexpected"):
        kind(*values, **named)
    assert as_dict(kind(1)) == {"first": 1, "second": "two"}


def test_an_instance_is_checked_frozen_and_slotted():
    for number in range(FEW * 2):
        made = Place("garden", note=str(number))
        with pytest.raises(AttributeError, match="name"):
            made.name = "wood"  # type: ignore[misc]
        with pytest.raises(AttributeError, match="name"):
            del made.name
        with pytest.raises(ValueError, match="has a name"):
            Place("")
        assert not hasattr(made, "__dict__")
        assert made.KIND == "place"
    assert field_names(Place) == ("name", "days", "note")


def test_a_copy_is_as_the_first(kind):
    made = Place("garden", (1, 2))
    assert copy.copy(made) == copy.deepcopy(made) == made
    assert replace(made, note="n") == Place("garden", (1, 2), "n")
    with pytest.raises(ValueError, match="has a name"):
        replace(made, name="")
    match made:
        case Place(name, days):
            assert (name, days) == ("garden", (1, 2))
    assert repr(kind(1)) == f"{kind.__qualname__}(first=1, second='two')"
