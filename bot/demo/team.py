"""breakwater.toml of the demo and of all stories: the invented team as an operator would write it down."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.sandbox.discord import ids
from bot.sandbox.kernel import HUMANS
from bot.sandbox.network import ACCOUNTS
from bot.sandbox.server import Sandbox
from bot.sandbox.slack.seed import APPROVERS

NETWORK_NAMES = {"reviews": "Portal"}
"""As an operator would write it: of a network that nobody knows, cards show the name as it is configured."""
ROLES = {
    "moderator": ["moderator"],
    "approver": ["moderator", "approver"],
    "lead": ["moderator", "approver", "deputy", "crisis_lead", "admin"],
}


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnWords:
    """What an operator of this team would write into the configuration."""

    fact: str
    saved: Mapping[str, str]
    approvers: str
    rotation: str


OWN = {
    "de": OwnWords(
        fact="Bruchschäden prüfen wir anhand der Bestellnummer (Stand 2. Nov.).",
        saved={"Lieferzeit": "Im Moment dauert eine Lieferung etwa eine Woche."},
        approvers="Freigabe-Social",
        rotation="abends",
    ),
    "en": OwnWords(
        fact="We check breakages by the order number (as of 2 Nov).",
        saved={"Delivery time": "At the moment a delivery takes about a week."},
        approvers="social-approvers",
        rotation="evenings",
    ),
}


def configuration(sandbox: Sandbox, *, policy: str = "", watch: str = "", language: str = "de") -> str:
    """breakwater.toml for this sandbox: every account, every human with a role, one inbox on each platform."""
    inbox = ["slack:C01INBOX", f"discord:{ids.INBOX}"]
    approvals = ["slack:C02FREIGABEN", f"discord:{ids.APPROVALS}"]
    press = ["slack:C03PRESSE", f"discord:{ids.PRESS}"]
    closed = ["slack:C05ESKALATION", f"discord:{ids.LEGAL}"]
    own = OWN[language]
    tables = [
        _table("[[brands]]", name="Musterkanne", language=language, address="du", links=["musterkanne.example"],
               facts=[own.fact], saved=own.saved),
        *(
            _table(
                "[[sources]]", name=account.name, kind="hook", brand="Musterkanne",
                network=NETWORK_NAMES.get(account.network, account.network),
                account=account.handle, secret_env=f"HOOK_SECRET_{account.name.upper()}", own_ids=[account.own_id],
                reply_url=f"{sandbox.base_url}/public/api/{account.name}/actions" if account.takes_replies else "",
                can_look_up=account.can_look_up and account.takes_replies, max_length=account.max_length,
                can_edit=account.can_edit,
            )
            for account in ACCOUNTS
        ),
        _table("[[routes]]", channels=inbox, approvals=approvals),
        _table("[[watched]]", channels=inbox, brand="Musterkanne", cards=inbox),
        *(
            _table("[[people]]", id=human.id, name=human.name.split(" ")[0], slack=human.slack, discord=human.discord,
                   language=human.locale if language == "de" else language, roles=ROLES[human.part])
            for human in HUMANS
            if human.part in ROLES
        ),
        _table("[roles.approver]", name=own.approvers, slack=APPROVERS, discord=ids.APPROVERS),
        _table("[crisis]", drill_speed=20),
        _table("[crisis.roles]", crisis_lead=["mara", "mert"], spokesperson=["mert"]),
        policy
        or _table("[policy]", four_eyes_from="low", admin_channels=approvals, report_channels=closed)
        + _table("[[oncall]]", name=own.rotation, people=["mert", "mara"], start=date(2026, 1, 5))
        + _table("[policy.escalation_channels]", default=approvals, press=press, legal=closed, people=closed),
        # Whoever tries much within ten minutes still sees single cards; it is the wave that brings topics.
        watch or _table("[watch]", cards_at_most=200),
    ]  # fmt: skip
    return "\n".join(tables)


def _table(head: str, **values: Any) -> str:
    lines = [f"{key} = {_toml(value)}" for key, value in values.items()]
    return "\n".join([head, *lines, ""])


def _toml(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case dict():
            pairs = [f"{_toml(key)} = {_toml(item)}" for key, item in value.items()]
            return f"{{ {', '.join(pairs)} }}"
        case list():
            return f"[{', '.join(_toml(item) for item in value)}]"
        case date():
            return value.isoformat()
        case str():
            escaped = value.replace("\\", "\\\\").replace('"', '\\"')
            return f'"{escaped}"'
        case _:
            return str(value)
