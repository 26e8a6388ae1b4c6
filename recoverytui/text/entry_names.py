"""Names of themes and states that the overview shows: a verb or a start that needs no other label loads only these."""

from recoverytui.domain.goal import TryState
from recoverytui.domain.win import Theme
from recoverytui.errors import N_
from recoverytui.text.translator import NC_

THEMES = {
    Theme.TOGETHER: N_("Together"),
    Theme.HOPE: N_("Hope"),
    Theme.ME: N_("Being me"),
    Theme.MEANING: N_("Meaning"),
    Theme.TERMS: N_("My own terms"),
}
TRY_STATES = {
    TryState.THINKING: NC_("state of a try-out", "thinking of it"),
    TryState.TRYING: NC_("state of a try-out", "trying"),
    TryState.TRIED: NC_("state of a try-out", "tried"),
    TryState.ON_THE_SHELF: NC_("state of a try-out", "on the shelf"),
}
