"""Crises: a run of a playbook that a person declared, with its roles, steps, decisions, statements and timeline."""
