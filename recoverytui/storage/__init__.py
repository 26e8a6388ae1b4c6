"""Storage layer: the only place that knows SQL and the database driver."""
