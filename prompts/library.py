"""Loads the locale files, refuses broken ones with file and line, and hands out the words of each reader."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from fluent.runtime import FluentBundle
from fluent.runtime.types import FluentType
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from handlers.errors import BreakwaterError
from prompts.words import ADDRESS, REGIONS, LocaleWords

LOCALES = Path(__file__).parent / "locales"
LANGUAGES = ("de", "en")
FALLBACK = "en"
"""For readers of any other language."""


class BrokenLocale(BreakwaterError):
    """A locale file that cannot be used: which one, where, and what was expected."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One text as it stands in a file."""

    path: Path
    line: int
    message: ast.Message | ast.Term
    variables: frozenset[str]
    references: frozenset[str]
    """Keys (terms with a leading hyphen) that it quotes."""

    def fail(self, what: str) -> BrokenLocale:
        return BrokenLocale(f"{self.path}:{self.line}: {what}")


Entries = Mapping[str, Entry]


class Library:
    """All texts of all languages, checked."""

    def __init__(self, languages: Mapping[str, Entries]) -> None:
        self.entries = languages
        texts = {name: BundleTexts(name, entries) for name, entries in languages.items()}

        # Few brands, zones and languages: each combination is made once.
        @lru_cache(maxsize=256)
        def words(language: str, time_zone: str, address: str) -> LocaleWords:
            return LocaleWords(texts[language], language, time_zone=time_zone, address=address)

        self._words = words

    def words(self, language: str, *, time_zone: str = "Europe/Berlin", address: str = "du") -> LocaleWords:
        """The words of a reader; `language` may carry a region (en-GB). One that we do not speak gets English."""
        spoken = language[:2].lower()
        return self._words(spoken if spoken in self.entries else FALLBACK, time_zone, address)


class BundleTexts:
    """One language's texts, formatted by Fluent."""

    def __init__(self, language: str, entries: Entries) -> None:
        # No isolation marks: they would break copied text, lengths and snapshots; renderers strip bidi tricks.
        self._bundle = FluentBundle(
            [REGIONS[language].replace("_", "-")], use_isolating=False, functions={"CAP": _capital}
        )
        self._bundle.add_resource(ast.Resource([entry.message for entry in entries.values()]))
        self._constant = {
            key: self._complete(key, {})
            for key, entry in entries.items()
            if not key.startswith("-") and not entry.variables
        }

    def format(self, key: str, values: Mapping[str, object], /) -> str:
        ready = self._constant.get(key)
        return ready if ready is not None else self._complete(key, dict(values))

    def _complete(self, key: str, values: dict[str, object]) -> str:
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise KeyError(key)
        text, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise ValueError(f"text {key} cannot be completed: {errors[0]}")
        return str(text)


def _capital(value: Any) -> FluentType:
    """For the beginning of a sentence: what stands there may be a name or words of ours."""
    text = str(value)
    # Plain text is taken as well, which its types don't say.
    return cast("FluentType", text[:1].upper() + text[1:])


def load_library(folder: Path = LOCALES) -> Library:
    """Read `<folder>/<language>/*.ftl`. Raises BrokenLocale with file and line."""
    languages = {name: _read_language(folder / name) for name in LANGUAGES}
    for mine, theirs in (LANGUAGES, LANGUAGES[::-1]):
        _compare(languages[mine], languages[theirs], theirs)
    return Library(languages)


def _read_language(folder: Path) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    files = sorted(folder.glob("*.ftl"))
    if not files:
        raise BrokenLocale(f"{folder}: expected locale files (*.ftl), found none")
    for path in files:
        for key, entry in _read_file(path):
            if key in entries:
                first = entries[key]
                raise entry.fail(f"{key} stands in {first.path.name}:{first.line} already")
            entries[key] = entry
    for entry in entries.values():
        for reference in sorted(entry.references - entries.keys()):
            raise entry.fail(f"quotes {reference}, which is not there")
    return _with_quoted_variables(entries)


def _read_file(path: Path) -> Iterator[tuple[str, Entry]]:
    try:
        source = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BrokenLocale(f"{path}: not UTF-8 at byte {error.start}") from error
    for item in FluentParser().parse(source).body:
        line = source.count("\n", 0, item.span.start if item.span else 0) + 1
        match item:
            case ast.Junk():
                found = item.annotations[0]
                at = found.span.start if found.span else 0
                line = source.count("\n", 0, at) + 1
                raise BrokenLocale(f"{path}:{line}: {found.message}")
            case ast.Message(value=None):
                raise BrokenLocale(f"{path}:{line}: {item.id.name} has no text")
            case ast.Message() | ast.Term():
                mentions = _Mentions()
                mentions.visit(item)
                mark = "-" if isinstance(item, ast.Term) else ""
                yield (
                    mark + item.id.name,
                    Entry(
                        path=path,
                        line=line,
                        message=item,
                        variables=frozenset(mentions.variables),
                        references=frozenset(mentions.references),
                    ),
                )
            case _:
                pass  # comments


def _with_quoted_variables(entries: Mapping[str, Entry]) -> dict[str, Entry]:
    """A text needs what the messages that it quotes need (one level; terms get theirs from the text)."""
    complete: dict[str, Entry] = {}
    for key, entry in entries.items():
        variables = entry.variables.union(
            *(entries[r].variables for r in entry.references if not r.startswith("-"))
        )
        complete[key] = Entry(
            path=entry.path,
            line=entry.line,
            message=entry.message,
            variables=variables,
            references=entry.references,
        )
    return complete


def _compare(mine: Entries, theirs: Entries, language: str) -> None:
    """Each text of mine has one of theirs, with the same variables."""
    for key, entry in mine.items():
        if key.startswith("-"):
            continue
        other = theirs.get(key)
        if other is None:
            raise entry.fail(f"{key} is missing in {language}")
        lacking = entry.variables - other.variables - {ADDRESS}
        if lacking:
            raise other.fail(f"{key} does not use ${min(lacking)}, {entry.path} does")


class _Mentions(Visitor):
    """Collects what a text refers to."""

    def __init__(self) -> None:
        super().__init__()
        self.variables: set[str] = set()
        self.references: set[str] = set()

    # Names are given by the base class, which looks for visit_<class name>.
    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        self.references.add(node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802
        self.references.add("-" + node.id.name)
