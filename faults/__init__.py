"""Long fault runs: power cuts, full disks, file corruption and killed processes."""
