"""Escalation by button, menu or reaction, its clock, its rungs, and whom each of them means."""
