"""Keys of the demo, and of the tours through it."""

from recoverytui.errors import N_
from recoverytui.tui.key import Key

DEMO = (
    Key("begin_again", "f5", "app.begin_again", N_("begin again"), N_("Begin the invented diary again."), "F5"),
    Key("present", "f6", "app.present", N_("more space"), N_("Show everything with more space, or as before."), "F6"),
    Key("tour", "f7", "app.tour", N_("tour"), N_("Take the tour."), "F7"),
    Key(
        "tour_together",
        "",
        "app.tour('together')",
        N_("tour: together"),
        N_("Take the tour about bringing others along."),
    ),
)
"""Actions of every room in the demo only."""
TOUR = (
    Key("on", "enter", "on", N_("go on"), N_("Go on to the next stop."), "Enter"),
    Key("back", "left", "back", N_("back"), N_("Go back one stop."), "←"),
    Key("leave", "escape", "leave", N_("leave the tour"), N_("Leave the tour."), "Esc"),
)
"""Keys of the tour through the demo."""
