"""The edge: everything that touches the outside."""
