"""States of a day: merging is commutative, associative and idempotent, and a day comes back as it was stored."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from recoverytui.domain import day_versions
from recoverytui.domain.day import Day, Mark
from recoverytui.domain.day_versions import State, joined, removed, state, to_day, written

DAY = date(2026, 11, 21)
MOMENTS = [f"2026-11-21T13:03:0{second}.000Z" for second in range(6)]
edits = st.tuples(st.sampled_from(["a", "b", "c\n\nd", "a\n\nc", None]), st.sampled_from([*Mark, None]), st.booleans())


@st.composite
def states(draw: st.DrawFn) -> State:
    """Return what one machine knows after some edits and deletions, and the merge with another one's."""
    known = State(DAY)
    for moment in sorted(draw(st.lists(st.sampled_from(MOMENTS), max_size=3, unique=True))):
        note, mark, deletes = draw(edits)
        if deletes:
            stored = removed(known, to_day(known, Day(DAY)), moment)
            known = state(stored, moment, deleted=True)
        elif note or mark:
            known = state(written(known, Day(DAY, mark, note), moment), moment)
    if draw(st.booleans()):
        known = joined(known, day_versions.deletion(DAY, draw(st.sampled_from(MOMENTS))))
    return known


@settings(derandomize=True)
@given(states(), states(), states())
def test_merging_has_one_result(one: State, two: State, three: State) -> None:
    assert joined(one, two) == joined(two, one)
    assert joined(joined(one, two), three) == joined(one, joined(two, three))
    assert joined(one, one) == one
    assert joined(joined(one, two), two) == joined(one, two)


@settings(derandomize=True)
@given(states(), states())
def test_a_state_is_stored_without_loss(one: State, two: State) -> None:
    both = joined(one, two)
    stored = to_day(both, Day(DAY, Mark.HARD, "words to be restored") if both.is_blank else Day(DAY))
    if both.is_blank and not both.replaced and not both.floor:
        stored = to_day(both, Day(DAY))
    if both.changed_at != day_versions.NEVER:
        assert state(stored, both.changed_at, deleted=both.is_blank) == both


@settings(derandomize=True)
@given(states(), states())
def test_every_paragraph_of_every_version_is_in_the_note(one: State, two: State) -> None:
    both = joined(one, two)
    note = to_day(both, Day(DAY)).note or ""
    for version in both.notes:
        for paragraph in version.text.split("\n\n"):
            assert paragraph in note.split("\n\n")
