"""What a step's own button opens: the action of the playbook -> the verb that does it. A new action is a line here."""

from collections.abc import Mapping
from types import MappingProxyType

VERBS: Mapping[str, str] = MappingProxyType(
    {
        "decision": "decide",
        "level": "level",
        "freeze": "freeze",
        "facts": "fact",
        "roles": "role-fill",
        "stand-down": "standdown",
        "statement": "statements",
        "dark-site": "dark-site",
    }
)
"""An action that is not listed is ticked off by hand."""
