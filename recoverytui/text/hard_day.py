"""What a hard day is answered with around the person's own words: calm, and the same at every door."""

from recoverytui.errors import N_

SOUNDS_HARD = N_("That sounds hard. You may leave it here.")
