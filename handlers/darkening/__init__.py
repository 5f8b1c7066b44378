"""Switching the dark site of a crisis: asked by one, agreed to by another, bound to exactly these words."""
