"""Parse foreign files into imported entries: pure, with size limits, all or nothing."""
