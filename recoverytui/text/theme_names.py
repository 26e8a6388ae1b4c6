"""Names of the themes of wins: the lists of wins need no other names."""

from recoverytui.domain.win import Theme
from recoverytui.errors import N_

THEMES = {
    Theme.TOGETHER: N_("Together"),
    Theme.HOPE: N_("Hope"),
    Theme.ME: N_("Being me"),
    Theme.MEANING: N_("Meaning"),
    Theme.TERMS: N_("My own terms"),
}
