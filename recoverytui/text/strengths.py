"""Advice for each strength of a passphrase."""

from recoverytui.domain.passphrase import Strength
from recoverytui.errors import N_

STRENGTHS = {
    Strength.WEAK: N_("It is easy to guess. Five or six everyday words, drawn by chance, are hard to guess."),
    Strength.FAIR: N_("It is somewhat hard to guess. One or two more words make it stronger."),
    Strength.STRONG: N_("It is hard to guess."),
}
"""Advice on choosing a passphrase."""
