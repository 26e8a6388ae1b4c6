"""The hall: one plain function for each deed; the shell and the screens both come through here."""
