"""Neutral cards and forms as text that one can read in a snapshot."""

from typing import assert_never

from bot.cards.parts import (
    Button,
    Card,
    Controls,
    Form,
    FormField,
    Line,
    Link,
    Mention,
    Menu,
    Part,
    Picture,
    Plain,
    Quote,
    Rule,
    Text,
    Time,
)


def readable(card: Card) -> str:
    """One line a part; quotes whole, their breaks and invisible signs spelt out."""
    pings = [f"pings {mention.name} ({mention.slack}, {mention.discord})" for mention in card.mentions]
    return "\n".join([card.first_line, *pings, *(_part(part) for part in card.parts)])


def readable_form(form: Form) -> str:
    fields = [_field(field) for field in form.fields]
    quote = [f"| {spelt(form.quote)}"] if form.quote else []
    note = form.note.splitlines()
    return "\n".join([form.title, *note, *quote, *fields, f"[{form.submit}] [{form.cancel}]  {form.click}"])


def visible(card: Card) -> list[str]:
    """Every text on the card."""
    texts = [card.first_line]
    for part in card.parts:
        match part:
            case Line():
                texts.append(said(part.text))
                texts += [part.accessory.label] if part.accessory else []
            case Quote():
                texts.append(part.text)
            case Controls():
                for item in part.items:
                    texts.append(item.label)
                    texts += [choice.label for choice in item.choices] if isinstance(item, Menu) else []
            case Rule():
                pass
            case Picture():
                texts.append(part.alt)
            case _:
                assert_never(part)
    return texts


def said(text: Text) -> str:
    runs: list[str] = []
    for run in text:
        match run:
            case Plain():
                runs.append(run.text)
            case Link():
                runs.append(run.label)
            case Mention():
                runs.append(run.name)
            case Time():
                runs.append(run.fallback)
            case _:
                assert_never(run)
    return "".join(runs)


def spelt(text: str) -> str:
    """As it stands, but for what would not show."""
    shown = "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text[:240]
    )
    return shown if len(text) <= 240 else f"{shown} ... {len(text)} characters"


def _part(part: Part) -> str:
    match part:
        case Line():
            mark = "~ " if part.quiet else "  "
            beside = f"  {_button(part.accessory)}" if part.accessory else ""
            return mark + _runs(part.text) + beside
        case Quote():
            return f"| {spelt(part.text)}"
        case Rule():
            return "---"
        case Controls():
            return "\n".join(_menu(item) if isinstance(item, Menu) else _button(item) for item in part.items)
        case Picture():
            return f"(picture {part.name}: {part.alt})"
        case _:
            assert_never(part)


def _runs(text: Text) -> str:
    runs: list[str] = []
    for run in text:
        match run:
            case Plain():
                runs.append(f"**{run.text}**" if run.strong else run.text)
            case Link():
                runs.append(f"{run.label} <{run.url}>")
            case Mention():
                runs.append(f"@{run.name}")
            case Time():
                runs.append(f"{run.fallback}")
            case _:
                assert_never(run)
    return "".join(runs)


def _button(item: Button) -> str:
    weight = "" if item.style == "normal" else f" ({item.style})"
    return f"[{item.label}]{weight}  {item.click}"


def _menu(item: Menu) -> str:
    return "\n".join([f"[{item.label}]", *(f"    {choice.label}  {choice.click}" for choice in item.choices)])


def _field(field: FormField) -> str:
    hint = f" ({field.hint})" if field.hint else ""
    optional = "" if field.required else " (may stay empty)"
    options = " / ".join(option.label for option in field.options)
    value = f" = {spelt(field.value)}" if field.value else ""
    return f"{field.label}{hint}{optional}: {field.kind} up to {field.max_length}{value} {options}".rstrip()
