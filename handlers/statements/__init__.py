"""Statements: prepared public texts; filled, approved by a second person, published as posts of their own."""
