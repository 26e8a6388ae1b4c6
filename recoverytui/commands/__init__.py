"""Application layer: one plain function per command, called by both the CLI and the TUI."""
