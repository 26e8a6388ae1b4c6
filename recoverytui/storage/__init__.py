"""The cellar: the only place that knows SQL and the database driver."""
