"""The core: decisions only, without I/O, SDK or clock."""
