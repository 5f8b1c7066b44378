"""What stands on the public network: accounts of the brand, posts, comments and replies."""

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """One public account of the brand; the bot knows it as a source of the same name."""

    name: str
    network: str
    handle: str
    own_id: str
    """Author id under which our own replies come back."""
    secret: str
    honours_key: bool = True
    """A repeated action with the same idempotency key is answered with the first result."""
    can_look_up: bool = True
    can_edit: bool = False
    """A post of the brand's own can be changed where it stands."""
    takes_replies: bool = True
    """False: no adapter reaches it, replies are published by hand."""
    max_length: int = 2200


@dataclass(frozen=True, kw_only=True, slots=True)
class PublicPost:
    id: str
    account: str
    title: str
    text: str
    picture: str = ""
    sample: str = ""
    """What the page suggests to write below it."""
    by_brand: bool = False
    """Made by the brand through the bot: a statement."""
    edited: bool = False
    deleted: bool = False
    key: str = ""


@dataclass(kw_only=True, slots=True)
class PublicComment:
    """A comment or, where `by_brand` is set, one of our replies."""

    id: str
    account: str
    post: str
    author_id: str
    author: str
    text: str
    at: str
    parent: str = ""
    followers: int = 0
    likes: int = 0
    edited: bool = False
    deleted: bool = False
    hidden: bool = False
    by_brand: bool = False
    key: str = ""
    url: str = ""


@dataclass(kw_only=True)
class Network:
    """All accounts with what stands on them."""

    accounts: dict[str, Account]
    posts: dict[str, PublicPost]
    comments: dict[str, PublicComment] = field(default_factory=dict)
    by_key: dict[str, str] = field(default_factory=dict)

    def replies_to(self, comment_id: str) -> list[PublicComment]:
        return [c for c in self.comments.values() if c.parent == comment_id and c.by_brand and not c.deleted]

    def snapshot(self) -> dict[str, Any]:
        shown = [
            {key: value for key, value in asdict(account).items() if key != "secret"}
            for account in self.accounts.values()
        ]
        return {
            "accounts": shown,
            "posts": [asdict(post) for post in self.posts.values()],
            "comments": [asdict(comment) for comment in self.comments.values()],
        }


# Secrets of an invented network on loopback; whsec_ plus base64, as Standard Webhooks wants them.
ACCOUNTS = (
    Account(
        name="instagram",
        network="instagram",
        handle="@musterkanne",
        own_id="ig-brand",
        secret="whsec_c2FuZGJveC1pbnN0YWdyYW0tc2VjcmV0",
    ),
    Account(
        name="facebook",
        network="facebook",
        handle="Musterkanne",
        own_id="fb-brand",
        secret="whsec_c2FuZGJveC1mYWNlYm9vay1zZWNyZXQh",
        honours_key=False,
        can_look_up=False,
        can_edit=True,
        max_length=8000,
    ),
    Account(
        name="reviews",
        network="reviews",
        handle="Musterkanne Shop",
        own_id="rv-brand",
        secret="whsec_c2FuZGJveC1yZXZpZXdzLXNlY3JldCEh",
        takes_replies=False,
        max_length=4000,
    ),
)

POSTS = (
    PublicPost(
        id="ig-herbst",
        account="instagram",
        title="Herbstaktion Keramik",
        text="Herbstaktion: 20 % auf alle Kannen und Tassen aus der Keramikreihe. Nur bis Sonntag.",
        picture="autumn",
        sample="Dritte Lieferung, dritte Tasse kaputt. Liest hier überhaupt jemand mit?",
    ),
    PublicPost(
        id="ig-mugs",
        account="instagram",
        title="New mug colours",
        text="Four new glazes, fired in our own kiln. Which one would you pick?",
        picture="mugs",
        sample="The handle came off on day two. Not what I paid 38 euros for.",
    ),
    PublicPost(
        id="fb-werkstatt",
        account="facebook",
        title="Ein Blick in die Werkstatt",
        text="So entsteht eine Kanne: vom Tonklumpen bis zur Glasur in neun Tagen.",
        picture="workshop",
        sample="Mein Anwalt meldet sich bei euch, so geht man nicht mit Kunden um.",
    ),
    PublicPost(
        id="rv-kanne",
        account="reviews",
        title="Kanne Klassik, 1,2 Liter",
        text="Bewertungen im Shop",
        picture="jug",
        sample="Tropft beim Gießen. Schade, sonst eine schöne Kanne.",
    ),
)


def fresh_network() -> Network:
    """The network as it stands when a sandbox starts: three accounts, four posts, no comments."""
    return Network(accounts={a.name: a for a in ACCOUNTS}, posts={p.id: p for p in POSTS})
