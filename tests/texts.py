"""All texts, read once in a process: that takes most of a second, and thirty tests want them."""

from functools import cache

from prompts.library import Library, load_library


@cache
def library() -> Library:
    return load_library()
