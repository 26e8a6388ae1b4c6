"""Tours of the demo: short stops in the rooms themselves, each with a sentence on what it shows."""

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
    is_hard_day: bool = False
    """Whether the made-up today is marked as a hard day first."""


_END = N_("F9 hides the screen at once, and F2 shows people you can call. The demo goes when you close it; files stay.")
STOPS = (
    Stop(
        N_("This is a made-up diary. Here is how things are, at a glance; you do not have to do anything here."),
        key="n",
    ),
    Stop(N_("A win is what you say is a win. One line is enough; all the rest may stay empty."), action="new_win"),
    Stop(
        N_("Your wins are here, the newest first. Late ones count fully, and no quiet day takes one away."),
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
    Stop(_END),
)
"""The stops of the tour through the rooms, in order."""
TOGETHER = (
    Stop(
        N_("A hard day takes one key, h, and no words. Then what helps comes first, and the card for such days."),
        is_hard_day=True,
        key="o",
    ),
    Stop(
        N_("I have been here before: wins from earlier hard days, and what helped then. It only looks back."),
        ("been_here",),
        key="c",
    ),
    Stop(
        N_("The both-and card: what I can, what is hard, and what helps. All three are true at once."),
        ("cards",),
        key="t",
    ),
    Stop(
        N_("Before a talk: what I want to say and ask. After it: what was said, and what was agreed."),
        ("talks",),
        key="g",
    ),
    Stop(
        N_("Company on a first step: who comes along, where we meet, and plan B."),
        ("company",),
    ),
    Stop(
        N_("One page on paper. You read all of it first; it becomes a file, and is sent nowhere."),
        ("cards",),
        "page",
    ),
    Stop(_END),
)
"""The stops of the tour about bringing others along."""
ROOMS_TOUR, TOGETHER_TOUR = "rooms", "together"
TOURS = {ROOMS_TOUR: STOPS, TOGETHER_TOUR: TOGETHER}
"""The tours by name."""
