"""Commands for developers and for CI: `python -m tools.NAME`."""
