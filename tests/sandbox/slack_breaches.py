"""For each rule about blocks and views: something that keeps it just so, and the same thing breaking it."""

from typing import Any

from tests.sandbox.slack_house import button, row

Blocks = list[dict[str, Any]]


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> dict[str, Any]:
    return {"type": "mrkdwn", "text": text}


def section(text: str = "x", **more: Any) -> dict[str, Any]:
    return {"type": "section", "text": mrkdwn(text)} | more


def option(value: str = "a", text: str = "A", **more: Any) -> dict[str, Any]:
    return {"text": plain(text), "value": value} | more


def options(number: int) -> Blocks:
    return [option(f"v{index}") for index in range(number)]


def select(**more: Any) -> Blocks:
    return row({"type": "static_select", "action_id": "s", "options": [option()]} | more)


def overflow(entries: Blocks) -> Blocks:
    return row({"type": "overflow", "action_id": "o", "options": entries})


def confirmed(**more: Any) -> Blocks:
    words = {"title": plain("a"), "text": plain("b"), "confirm": plain("c"), "deny": plain("d")}
    return row(button("b", confirm=words | more))


def rich(*runs: dict[str, Any], kind: str = "rich_text_section", **more: Any) -> Blocks:
    return [{"type": "rich_text", "elements": [{"type": kind, "elements": list(runs)} | more]}]


def field(element: dict[str, Any] | None = None, **more: Any) -> Blocks:
    element = element or {"type": "plain_text_input", "action_id": "i"}
    return [{"type": "input", "label": plain("L"), "element": element} | more]


def text_input(**more: Any) -> Blocks:
    return field({"type": "plain_text_input", "action_id": "i"} | more)


def image(**more: Any) -> Blocks:
    return [{"type": "image", "image_url": "https://example.com/a.png", "alt_text": "a"} | more]


def table(rows: int, columns: int) -> Blocks:
    cell = {"type": "raw_text", "text": "x"}
    return [{"type": "table", "rows": [[cell] * columns for _ in range(rows)]}]


def container(**more: Any) -> Blocks:
    return [{"type": "container", "title": plain("t"), "child_blocks": [section()]} | more]


# rule -> a message that keeps it, the same message breaking it
MESSAGES: dict[str, tuple[Blocks, Blocks]] = {
    "blocks.max-50": ([section()] * 50, [section()] * 51),
    "items.none": (row(button("a")), row()),
    "block.kind": ([section()], [{"type": "alert", "text": mrkdwn("x")}]),
    "block-id-255": ([section(block_id="b" * 255)], [section(block_id="b" * 256)]),
    "block-id.unique": ([section(block_id="a"), section(block_id="b")], [section(block_id="a")] * 2),
    "action-id-255": (row(button("a" * 255, value="v")), row(button("a" * 256, value="v"))),
    "action-id.unique": (row(button("a"), button("b")), row(button("a"), button("a"))),
    "blocks.total-12000": ([section("x" * 3000)] * 4, [section("x" * 3000)] * 4 + [section("x")]),
    "blocks.total-13200": ([section("x" * 3000)] * 4, [section("x" * 3000)] * 5),
    "type": ([section()], [{"type": "section", "text": "no object"}]),
    "text.type": ([section()], [{"type": "section", "text": {"type": "html"}}]),
    "text.empty": ([section()], [section("")]),
    "field.unknown": ([section()], [section(colour="red")]),
    "field.missing": (select(), row({"type": "checkboxes", "action_id": "c"})),
    "style": (row(button("b", style="danger")), row(button("b", style="default"))),
    "section.empty": ([section()], [{"type": "section"}]),
    "section.text-3000": ([section("x" * 3000)], [section("x" * 3001)]),
    "section.fields-10": ([section(fields=[mrkdwn("x")] * 10)], [section(fields=[mrkdwn("x")] * 11)]),
    "section.field-2000": (
        [section(fields=[mrkdwn("x" * 2000)])],
        [section(fields=[mrkdwn("x" * 2001)])],
    ),
    "section.accessory": (
        [section(accessory=button("b"))],
        [section(accessory={"type": "plain_text_input", "action_id": "i"})],
    ),
    "header.text-150": (
        [{"type": "header", "text": plain("x" * 150)}],
        [{"type": "header", "text": plain("x" * 151)}],
    ),
    "actions.elements-25": (
        row(*(button(f"b{index}") for index in range(25))),
        row(*(button(f"b{index}") for index in range(26))),
    ),
    "actions.element": (row(button("b")), row({"type": "plain_text_input", "action_id": "i"})),
    "context.elements-10": (
        [{"type": "context", "elements": [mrkdwn("x")] * 10}],
        [{"type": "context", "elements": [mrkdwn("x")] * 11}],
    ),
    "context.element": (
        [{"type": "context", "elements": [mrkdwn("x")]}],
        [{"type": "context", "elements": [button("b")]}],
    ),
    "context.text-3000": (
        [{"type": "context", "elements": [mrkdwn("x" * 3000)]}],
        [{"type": "context", "elements": [mrkdwn("x" * 3001)]}],
    ),
    "context-actions.elements-5": (
        [{"type": "context_actions", "elements": [{"type": "icon_button", "icon": "trash", "text": plain("x")}]}],
        [{"type": "context_actions", "elements": [{"type": "icon_button", "icon": "trash", "text": plain("x")}] * 6}],
    ),
    "context-actions.element": (
        [{"type": "context_actions", "elements": [{"type": "icon_button", "icon": "trash", "text": plain("x")}]}],
        [{"type": "context_actions", "elements": [button("b")]}],
    ),
    "button.text-75": (row(button("b", "x" * 75)), row(button("b", "x" * 76))),
    "button.value-2000": (row(button("b", value="x" * 2000)), row(button("b", value="x" * 2001))),
    "button.url-3000": (row(button("b", url="x" * 3000)), row(button("b", url="x" * 3001))),
    "button.accessibility_label-75": (
        row(button("b", accessibility_label="x" * 75)),
        row(button("b", accessibility_label="x" * 76)),
    ),
    "button.visible-10": (
        row(button("b", visible_to_user_ids=["U1"] * 10)),
        row(button("b", visible_to_user_ids=["U1"] * 11)),
    ),
    "confirm.title-100": (confirmed(title=plain("x" * 100)), confirmed(title=plain("x" * 101))),
    "confirm.text-300": (confirmed(text=plain("x" * 300)), confirmed(text=plain("x" * 301))),
    "confirm.confirm-30": (confirmed(confirm=plain("x" * 30)), confirmed(confirm=plain("x" * 31))),
    "confirm.deny-30": (confirmed(deny=plain("x" * 30)), confirmed(deny=plain("x" * 31))),
    "option.text-75": (select(options=[option(text="x" * 75)]), select(options=[option(text="x" * 76)])),
    "option.value-150": (overflow([option("x" * 150)]), overflow([option("x" * 151)])),
    "option.description-75": (
        select(options=[option(description=plain("x" * 75))]),
        select(options=[option(description=plain("x" * 76))]),
    ),
    "option.url": (
        overflow([option(url="https://example.com")]),
        select(options=[option(url="https://example.com")]),
    ),
    "option.url-3000": (overflow([option(url="x" * 3000)]), overflow([option(url="x" * 3001)])),
    "option.unique": (select(options=options(2)), select(options=[option(), option()])),
    "option.initial": (select(initial_option=option()), select(initial_option=option("b"))),
    "overflow.options-5": (overflow(options(5)), overflow(options(6))),
    "choices.options-10": (
        row({"type": "radio_buttons", "action_id": "r", "options": options(10)}),
        row({"type": "radio_buttons", "action_id": "r", "options": options(11)}),
    ),
    "select.options-100": (select(options=options(100)), select(options=options(101))),
    "select.source": (
        select(),
        select(option_groups=[{"label": plain("g"), "options": [option()]}]),
    ),
    "select.groups-100": (
        row(
            {
                "type": "static_select",
                "action_id": "s",
                "option_groups": [{"label": plain("g"), "options": [option()]}] * 100,
            }
        ),
        row(
            {
                "type": "static_select",
                "action_id": "s",
                "option_groups": [{"label": plain("g"), "options": [option()]}] * 101,
            }
        ),
    ),
    "group.label-75": (
        row(
            {
                "type": "static_select",
                "action_id": "s",
                "option_groups": [{"label": plain("g" * 75), "options": [option()]}],
            }
        ),
        row(
            {
                "type": "static_select",
                "action_id": "s",
                "option_groups": [{"label": plain("g" * 76), "options": [option()]}],
            }
        ),
    ),
    "placeholder-150": (select(placeholder=plain("x" * 150)), select(placeholder=plain("x" * 151))),
    "image.source": (image(), image(slack_file={"id": "F1"})),
    "image.url-3000": (image(image_url="x" * 3000), image(image_url="x" * 3001)),
    "image.alt-2000": (image(alt_text="x" * 2000), image(alt_text="x" * 2001)),
    "image.title-2000": (image(title=plain("x" * 2000)), image(title=plain("x" * 2001))),
    "input.label-2000": (field(label=plain("x" * 2000)), field(label=plain("x" * 2001))),
    "input.hint-2000": (field(hint=plain("x" * 2000)), field(hint=plain("x" * 2001))),
    "input.element": (field(), field(button("b"))),
    "input.max-length-3000": (text_input(max_length=3000), text_input(max_length=3001)),
    "input.min-length-3000": (text_input(min_length=3000), text_input(min_length=3001)),
    "input.range": (text_input(min_length=2, max_length=2), text_input(min_length=3, max_length=2)),
    "input.initial-too-long": (
        text_input(initial_value="xx", max_length=2),
        text_input(initial_value="xxx", max_length=2),
    ),
    "focus.one": (
        text_input(focus_on_load=True),
        text_input(focus_on_load=True) + text_input(focus_on_load=True),
    ),
    "markdown.text-12000": (
        [{"type": "markdown", "text": "x" * 12000}],
        [{"type": "markdown", "text": "x" * 12001}],
    ),
    "table.rows-100": (table(100, 1), table(101, 1)),
    "table.columns-20": (table(1, 20), table(1, 21)),
    "table.one": (table(1, 1), table(1, 1) + table(1, 1)),
    "container.title-150": (container(title=plain("x" * 150)), container(title=plain("x" * 151))),
    "container.subtitle-150": (container(subtitle=plain("x" * 150)), container(subtitle=plain("x" * 151))),
    "container.children-10": (container(child_blocks=[section()] * 10), container(child_blocks=[section()] * 11)),
    "rich.part": (rich({"type": "text", "text": "x"}), rich(kind="rich_text_table")),
    "rich.run": (rich({"type": "text", "text": "x"}), rich({"type": "html", "text": "x"})),
    "rich.list-style": (
        rich(
            {"type": "rich_text_section", "elements": [{"type": "text", "text": "x"}]},
            kind="rich_text_list",
            style="bullet",
        ),
        rich(
            {"type": "rich_text_section", "elements": [{"type": "text", "text": "x"}]},
            kind="rich_text_list",
            style="dashes",
        ),
    ),
    "rich.text-12000": (
        rich({"type": "text", "text": "x" * 12000}),
        rich({"type": "text", "text": "x" * 12001}),
    ),
    "rich.url-3000": (rich({"type": "link", "url": "x" * 3000}), rich({"type": "link", "url": "x" * 3001})),
}  # fmt: skip

Changes = dict[str, Any]
VIEWS: dict[str, tuple[Changes, Changes]] = {
    "view.type": ({}, {"type": "workflow_step"}),
    "view.title-24": ({"title": plain("x" * 24)}, {"title": plain("x" * 25)}),
    "view.submit-24": ({"submit": plain("x" * 24)}, {"submit": plain("x" * 25)}),
    "view.close-24": ({"close": plain("x" * 24)}, {"close": plain("x" * 25)}),
    "view.submit-missing": ({}, {"submit": None}),
    "view.private_metadata-3000": ({"private_metadata": "x" * 3000}, {"private_metadata": "x" * 3001}),
    "view.callback_id-255": ({"callback_id": "x" * 255}, {"callback_id": "x" * 256}),
    "view.external_id-255": ({"external_id": "x" * 255}, {"external_id": "x" * 256}),
    "view.bytes-250k": (
        {"blocks": [section("x" * 2400)] * 100},
        {"blocks": [section("x" * 3000)] * 100},
    ),
    "blocks.max-100": ({"blocks": [section()] * 100}, {"blocks": [section()] * 101}),
    "block.kind": ({"blocks": [section()]}, {"blocks": [{"type": "markdown", "text": "x"}]}),
    "alert.text-200": (
        {"blocks": [{"type": "alert", "text": mrkdwn("x" * 200)}]},
        {"blocks": [{"type": "alert", "text": mrkdwn("x" * 201)}]},
    ),
    "alert.level": (
        {"blocks": [{"type": "alert", "text": mrkdwn("x"), "level": "error"}]},
        {"blocks": [{"type": "alert", "text": mrkdwn("x"), "level": "loud"}]},
    ),
    "field.unknown": ({}, {"colour": "red"}),
}
