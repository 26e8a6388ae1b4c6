"""Names of the states of a try-out: the overview needs no other names of goals."""

from recoverytui.domain.goal import TryState
from recoverytui.text.translator import NC_

TRY_STATES = {
    TryState.THINKING: NC_("state of a try-out", "thinking of it"),
    TryState.TRYING: NC_("state of a try-out", "trying"),
    TryState.TRIED: NC_("state of a try-out", "tried"),
    TryState.ON_THE_SHELF: NC_("state of a try-out", "on the shelf"),
}
