"""What runs and what one can do, and who plays which part: for the one who asked."""

from collections.abc import Iterator

from bot.cards.controls import button, controls
from bot.cards.crisis_lines import head
from bot.cards.lines import line, one_line, shorten
from bot.cards.names import called
from bot.cards.parts import Button, Card, Choice, Control, Controls, Line, Menu, Part, Plain, Quote
from handlers.crisis.records import in_language
from handlers.ports import Words
from handlers.views import CrisesView, CrisisView, RoleSeen, RolesView, StartView

LONGEST_BRAND = 50
LONGEST_TEXT = 600
ROW = 5


def crises_card(view: CrisesView, words: Words) -> Card:
    """Card `crises`: the answer to the bare command."""
    count = len(view.crises) + view.left_out
    return Card(
        first_line=words("crises-head", count=count),
        parts=(
            *_running(view, words),
            *(_line(one, words) for one in view.drills),
            line(words("crises-note")),
            *_never_drilled(view, words),
            *_starts(view, words),
            *_stocks(view, words),
        ),
    )


def _stocks(view: CrisesView, words: Words) -> Iterator[Part]:
    """The prepared texts, where there are several brands: one menu."""
    if "stock" not in view.allowed or len(view.brands) < 2:
        return
    choices = tuple(
        Choice(label=one_line(brand, LONGEST_BRAND), click=view.click("stock", f"b{place}"))
        for place, brand in enumerate(view.brands)
    )
    yield Controls(items=(Menu(label=words("button-stock"), click=view.click("more"), choices=choices),))


def _starts(view: CrisesView, words: Words) -> tuple[Part, ...]:
    """One brand: one button. Several: one for each, or the form would have a field too many. Whoever has never drilled
    is offered that first; what weighs most stays the start."""
    if len(view.brands) < 2:
        calm = not view.crises and not view.drilled
        shown = ("drill", "start", "stock") if calm else ("start", "drill", "stock")
        return controls(view, words, shown=shown, primary=("start",), labels=_called(view))
    buttons = [
        Button(
            label=words("button-start-for", brand=one_line(brand, LONGEST_BRAND)),
            click=view.click("start", f"b{place}"),
        )
        for place, brand in enumerate(view.brands)
    ]
    rows: list[list[Control]] = [[*buttons[start : start + ROW]] for start in range(0, len(buttons), ROW)]
    if "drill" in view.allowed:
        drills = tuple(
            Choice(
                label=words("button-drill-for", brand=one_line(brand, LONGEST_BRAND)),
                click=view.click("drill", f"b{place}"),
            )
            for place, brand in enumerate(view.brands)
        )
        menu = Menu(label=words("button-more"), click=view.click("more"), choices=drills)
        rows = [*rows[:-1], [*rows[-1], menu]] if len(rows[-1]) < ROW else [*rows, [menu]]
    return tuple(Controls(items=tuple(row)) for row in rows)


def _called(view: CrisesView) -> dict[str, str]:
    return {"drill": "button-drill" if view.drilled else "button-drill-first"}


def _never_drilled(view: CrisesView, words: Words) -> Iterator[Part]:
    if "drill" in view.allowed and not view.drilled and not view.crises:
        yield line(words("crises-never-drilled"))


def _running(view: CrisesView, words: Words) -> Iterator[Part]:
    for crisis in view.crises:
        yield _line(crisis, words)
    if view.left_out:
        yield line(words("crises-more", count=view.left_out), quiet=True)


def _line(crisis: CrisisView, words: Words) -> Line:
    title = one_line(crisis.crisis.title or crisis.crisis.brand, 80)
    return Line(
        text=(Plain(text=f"{head(crisis, words)} · {title}"),), accessory=button(crisis, words, "where")
    )


def roles_card(view: RolesView, words: Words) -> Card:
    """Card `crisis-roles`."""
    drill = f"{words('crisis-drill')} · " if view.crisis.drill else ""
    return Card(
        first_line=drill + words("roles-head", crisis=view.crisis.id),
        parts=(
            *(_role(seen, view, words) for seen in view.roles),
            *controls(view, words, shown=("role-fill", "role-over")),
        ),
    )


def _role(seen: RoleSeen, view: RolesView, words: Words) -> Line:
    title = one_line(in_language(seen.title, words.language) or seen.fill.role)
    who = called(seen.person, words) if seen.person else words("role-nobody")
    deputy = words("crisis-deputy", who=called(seen.deputy, words)) if seen.deputy else ""
    offered = words("role-offered", who=called(seen.offered_to, words)) if seen.offered_to else ""
    text = " · ".join(piece for piece in (f"{title}: {who}", deputy, offered) if piece)
    return Line(text=(Plain(text=text),), accessory=_take(seen, view, words))


def _take(seen: RoleSeen, view: RolesView, words: Words) -> Button | None:
    """What can be done about this role at one press."""
    if seen.offered_to is not None and "role-accept" in view.allowed:
        return Button(label=words("button-role-accept"), click=view.role_click("role-accept", seen))
    if seen.person is None and "role-take" in view.allowed:
        return Button(label=words("button-role-take"), click=view.role_click("role-take", seen))
    return None


def start_card(view: StartView, words: Words) -> Card:
    """Card `crisis-start`: a message has become a case, and a crisis may be started from it."""
    twin = view.twin
    return Card(
        first_line=words("crisis-start-head", case=view.case.id),
        parts=(
            *((Quote(text=shorten(view.text, LONGEST_TEXT)),) if view.text else ()),
            *(
                (line(words("crisis-start-twin", brand=one_line(view.brand), crisis=twin.id)),)
                if twin is not None
                else ()
            ),
            line(words("crisis-start-note"), quiet=True),
            *controls(
                view,
                words,
                shown=("start", "where", "case"),
                primary=("start",),
                labels={"case": "button-to-case"},
            ),
        ),
    )
