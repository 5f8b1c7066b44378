"""One public post with its comments as a plain page: where permalinks lead."""

from collections.abc import Sequence
from html import escape

from bot.sandbox.network import Account, PublicComment, PublicPost

STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#1c2024;background:#fff}
article{border-left:3px solid #d9dde1;padding:.25rem .75rem;margin:.75rem 0}
article.brand{border-color:#0b6e99;margin-left:2rem}
article:target{background:#fff6d6}small{color:#59636e}p{white-space:pre-wrap;overflow-wrap:anywhere;margin:.25rem 0}
"""


def post_page(account: Account, post: PublicPost, comments: Sequence[PublicComment]) -> str:
    """HTML of the post; everything people wrote is escaped."""
    if post.deleted:
        return '<!doctype html><html lang="de"><meta charset="utf-8"><title>-</title><p>deleted</p></html>'
    shown: list[str] = []
    for comment in (c for c in comments if not c.parent):
        shown.append(_comment(comment))
        shown.extend(_comment(reply) for reply in comments if reply.parent == comment.id)
    return (
        f'<!doctype html><html lang="de"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(post.title)}</title><style>{STYLE}</style>"
        f"<small>{escape(account.network)} · {escape(account.handle)}</small><h1>{escape(post.title)}</h1>"
        f"<p>{escape(post.text)}</p>{''.join(shown) or '<p><small>No comments yet.</small></p>'}</html>"
    )


def _comment(comment: PublicComment) -> str:
    if comment.deleted:
        text = "<small>deleted</small>"
    elif comment.hidden:
        text = "<small>hidden by the brand</small>"
    else:
        text = f"<p>{escape(comment.text)}</p>"
    edited = " · edited" if comment.edited else ""
    brand = ' class="brand"' if comment.by_brand else ""
    head = f"<b>{escape(comment.author)}</b><small>{edited}</small>"
    return f'<article id="{escape(comment.id)}"{brand}>{head}{text}</article>'
