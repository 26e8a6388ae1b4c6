"""Tour of the demo: ten short stops in the rooms themselves, each with a sentence on what it shows."""

from typing import NamedTuple

from recoverytui.errors import N_


class Stop(NamedTuple):
    """One stop: its room and its text."""

    told: str
    """One or two sentences."""
    rooms: tuple[str, ...] = ()
    """The rooms to open from the overview, in order."""
    action: str = ""
    """The action to run in the last of them."""
    key: str = ""
    """The program's own key that leads to the next stop, if there is one."""


STOPS = (
    Stop(
        N_("This is a made-up diary. Here is how things are, at a glance; you do not have to do anything here."),
        key="n",
    ),
    Stop(N_("A win is what you say is a win. One line is enough; all the rest may stay empty."), action="new_win"),
    Stop(
        N_("Your wins are here, the newest first. Late ones count fully, and the number only grows."),
        ("wins",),
        key="3",
    ),
    Stop(N_("What helps, in your own words. You can say whether it helped this time."), ("strategies",), key="4"),
    Stop(
        N_("Goals on your own terms, without dates or per cent. Trying counts, whatever comes of it."),
        ("goals",),
        key="5",
    ),
    Stop(N_("Each day has a sign. A quiet day costs nothing, and neither does a pause."), ("look_back",), key="w"),
    Stop(
        N_("Ten weeks of questions, at your own pace. You can always skip, and your answers are yours."),
        ("path",),
        key="7",
    ),
    Stop(
        N_("This is what a group sees: the questions, and nothing of any diary."),
        ("path",),
        "group",
    ),
    Stop(N_("Nothing leaves the diary by itself. You pick line by line, and see all of it first."), ("share",)),
    Stop(N_("F9 hides the screen at once, and F2 shows people you can call. Nothing you do in the demo is kept.")),
)
"""All stops, in order."""
