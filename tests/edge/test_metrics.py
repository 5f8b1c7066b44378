"""Figures say what happened, and nothing that people wrote becomes a label."""

from prometheus_client import generate_latest

from bot.metrics import Metrics
from handlers.clicks import Click
from handlers.events import Actor, Clicked, Commanded, Place
from handlers.relaying.inbox import Receipt

JANA = Actor(platform="slack", account="U01JANA")
THERE = Place(platform="slack", channel="C01")


def clicked(verb: str) -> Clicked:
    return Clicked(click=Click(verb=verb, kind="case", id=1, version=1), actor=JANA, place=THERE)


def test_comments_and_clicks_are_counted_by_what_became_of_them():
    metrics = Metrics()
    metrics.took_in(Receipt(accepted=3, duplicates=2))
    metrics.acted(clicked("claim"), refused=False, seconds=0.02)
    metrics.acted(clicked("claim"), refused=True, seconds=0.02)
    said = generate_latest(metrics.registry).decode()
    assert 'breakwater_comments_total{result="accepted"} 3.0' in said
    assert 'breakwater_comments_total{result="duplicate"} 2.0' in said
    assert 'breakwater_click_seconds_count{result="refused",verb="claim"} 1.0' in said


def test_a_made_up_verb_or_command_becomes_no_label():
    metrics = Metrics()
    metrics.acted(clicked("evil-label"), refused=True, seconds=0.01)
    metrics.acted(Commanded(command="x\n{", words="y", actor=JANA, place=THERE), refused=False, seconds=0.01)
    said = generate_latest(metrics.registry).decode()
    assert "evil-label" not in said
    assert 'verb="unknown"' in said
    assert 'verb="command"' in said
