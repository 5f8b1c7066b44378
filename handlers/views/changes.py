"""What a person changed in a text, as the words that are new in it."""

from difflib import SequenceMatcher

MOST = 5
"""More changes than this are no help on a card."""


def changed_words(before: str, after: str) -> tuple[str, ...]:
    """The runs of words in `after` that `before` does not have; empty if only something was taken out."""
    old, new = before.split(), after.split()
    runs = SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    added = [" ".join(new[start:end]) for kind, _, _, start, end in runs if kind in {"replace", "insert"}]
    return tuple(added[:MOST])
