"""Long fault runs: what becomes of a diary when the power goes, the disk fills, a file rots or a process is killed."""
