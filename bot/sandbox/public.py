"""The public network: people comment, edit and delete; the brand's replies come in signed and are shown."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from aiohttp import web
from standardwebhooks import Webhook, WebhookVerificationError

from bot.sandbox.hooks_out import HooksOut
from bot.sandbox.kernel import ControlError, Kernel, Request
from bot.sandbox.network import Account, PublicComment, PublicPost, fresh_network
from bot.sandbox.public_page import post_page

ACTIONS = ("reply", "post", "edit", "hide", "unhide", "delete")


class PublicPart:
    """Accounts, posts, comments. The bot is told by signed hooks and answers at `/public/api/{account}/actions`."""

    name = "public"

    def __init__(self, kernel: Kernel, *, base_url: str, hook_base: str = "") -> None:
        self._kernel = kernel
        self._base_url = base_url
        self.network = fresh_network()
        self.hooks = HooksOut(kernel, hook_base)

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/public/api/{account}/actions", self._action),
            web.get("/public/api/{account}/actions", self._look_up),
            web.get("/public/{account}/{post}", self._page),
        ]

    def snapshot(self) -> Mapping[str, Any]:
        return {**self.network.snapshot(), "waiting": self.hooks.waiting(), "delivered": self.hooks.delivered}

    async def close(self) -> None:
        await self.hooks.close()

    # What people in public do.

    async def act(self, verb: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        match verb:
            case "comment":
                return self._comment(body)
            case "edit":
                comment = self._known(body)
                comment.text, comment.edited = str(body["text"]), True
                self._told(comment, "edited")
                return {"id": comment.id}
            case "delete":
                comment = self._known(body)
                comment.deleted = True
                self._told(comment, "deleted")
                return {"id": comment.id}
            case _:
                raise ControlError(f"nobody can {verb!r} on the public network")

    def _known(self, body: Mapping[str, Any]) -> PublicComment:
        found = self.network.comments.get(str(body.get("id", "")))
        if found is None or found.deleted:
            raise ControlError(f"there is no comment {body.get('id')!r}")
        return found

    def _comment(self, body: Mapping[str, Any]) -> Mapping[str, Any]:
        post = self.network.posts.get(str(body.get("post", "ig-herbst")))
        if post is None:
            raise ControlError(f"there is no post {body.get('post')!r}")
        number = self._kernel.number()
        author = str(body.get("author", "lea_im_norden"))
        comment = self._add(
            post,
            id=str(body.get("id", f"c{number}")),
            author=author,
            author_id=str(body.get("author_id", f"u-{author}")),
            text=str(body.get("text", "")),
            parent=str(body.get("parent", "")),
            followers=int(body.get("followers", 0)),
            likes=int(body.get("likes", 0)),
            at=str(body.get("created_at") or self._kernel.now().isoformat()),
        )
        self._told(comment, "created")
        return {"id": comment.id, "url": comment.url}

    def _add(self, post: PublicPost, **values: Any) -> PublicComment:
        comment = PublicComment(account=post.account, post=post.id, **values)
        comment.url = f"{self._base_url}/public/{post.account}/{post.id}#{comment.id}"
        self.network.comments[comment.id] = comment
        return comment

    def _told(self, comment: PublicComment, event: str) -> None:
        post = self.network.posts[comment.post]
        item: dict[str, Any] = {"event": event, "id": comment.id}
        if event != "deleted":
            item |= {
                "text": comment.text,
                "created_at": _zulu(comment.at),
                "updated_at": self._kernel.now().isoformat() if event == "edited" else None,
                "kind": "review" if comment.account == "reviews" else "comment",
                "author": {"id": comment.author_id, "name": comment.author, "followers": comment.followers},
                "url": comment.url,
                "parent_id": comment.parent or None,
                "post": {
                    "id": post.id,
                    "title": post.title,
                    "url": f"{self._base_url}/public/{post.account}/{post.id}",
                },
                "likes": comment.likes,
            }
        self._kernel.tell("public", {"event": event, "id": comment.id})
        self.hooks.put(self.network.accounts[comment.account], [item], {"followers": 18400, "posts": 412})

    # What the brand does, through the bot.

    async def _action(self, http: web.Request) -> web.StreamResponse:
        raw = await http.read()
        account = self.network.accounts.get(http.match_info["account"])
        request = self._kernel.record("public:action", _as_json(raw))
        if account is None or not account.takes_replies:
            return self._refuse(request, 404, "no such account")
        try:
            Webhook(account.secret).verify(
                raw.decode("utf-8", "replace"), dict(http.headers), json_parse=False
            )
        except WebhookVerificationError as problem:
            self._kernel.violate("public:action", "signature", str(problem), request=request)
            return self._refuse(request, 401, "signature")
        body = request.body
        if not isinstance(body, dict) or body.get("action") not in ACTIONS:
            self._kernel.violate("public:action", "contract", "unknown action", request=request)
            return self._refuse(request, 400, "unknown action")
        target = f"public:{body['action']}"
        request.target = target
        broken = await self._broken_before(target, http, request)
        if broken is not None:
            return broken
        status, answer = self._perform(account, body, request)
        fault = self._kernel.fault(target, "lost_answer")
        request.status, request.answer = status, answer
        if fault is not None:
            _cut(http)
        return web.json_response(answer, status=status)

    async def _broken_before(
        self, target: str, http: web.Request, request: Request
    ) -> web.StreamResponse | None:
        fault = self._kernel.fault(target, "delay", "rate_limit", "error", "reset")
        if fault is None:
            return None
        match fault.kind:
            case "delay":
                await asyncio.sleep(fault.seconds)
                return None
            case "rate_limit":
                request.status = 429
                return web.json_response(
                    {"error": "slow down"}, status=429, headers={"Retry-After": str(fault.seconds or 1)}
                )
            case "reset":
                _cut(http)
                return web.Response(status=500)
            case _:
                return self._refuse(request, fault.status, "the network has a problem")

    def _refuse(self, request: Request, status: int, why: str) -> web.Response:
        request.status, request.answer = status, {"error": why}
        return web.json_response({"error": why}, status=status)

    def _perform(
        self, account: Account, body: Mapping[str, Any], request: Request
    ) -> tuple[int, dict[str, str]]:
        key = str(body.get("idempotency_key", ""))
        if not key:
            self._kernel.violate(request.target, "contract", "no idempotency_key", request=request)
            return 400, {"error": "idempotency_key is missing"}
        if account.honours_key and key in self.network.by_key:
            return 200, self._known_by(key)
        if body["action"] == "post":
            return self._post(account, body, request, key)
        target = self.network.comments.get(str(body.get("comment_id", "")))
        post = self.network.posts.get(str(body.get("comment_id", "")))
        if target is None and post is not None and post.account == account.name:
            return self._on_post(account, post, body, request, key)
        if target is None or target.deleted or target.account != account.name:
            return 404, {"error": "the comment is gone"}
        match body["action"]:
            case "reply":
                return self._reply(account, target, body, request, key)
            case "hide" | "unhide":
                target.hidden = body["action"] == "hide"
            case "delete" if target.by_brand:
                target.deleted = True
            case _:
                return 403, {"error": "not yours"}
        self._kernel.tell("public", {"event": body["action"], "id": target.id})
        self.network.by_key[key] = target.id
        return 200, {"id": target.id, "url": target.url}

    def _known_by(self, key: str) -> dict[str, str]:
        """What an earlier action with this key has made or changed."""
        id_ = self.network.by_key[key]
        comment = self.network.comments.get(id_)
        return {"id": id_, "url": comment.url if comment else self._address(self.network.posts[id_])}

    def _address(self, post: PublicPost) -> str:
        return f"{self._base_url}/public/{post.account}/{post.id}"

    def _post(
        self, account: Account, body: Mapping[str, Any], request: Request, key: str
    ) -> tuple[int, dict[str, str]]:
        """A post of the brand's own."""
        text = str(body.get("text", ""))
        if body.get("comment_id"):
            self._kernel.violate(request.target, "contract", "a post answers nothing", request=request)
            return 400, {"error": "a post has no comment_id"}
        if not text.strip() or len(text) > account.max_length:
            self._kernel.violate(request.target, "length", f"{len(text)} characters", request=request)
            return 422, {"error": "text is empty or too long"}
        if any(
            p.account == account.name and p.by_brand and not p.deleted and p.text == text
            for p in self._posts()
        ):
            self._kernel.violate(request.target, "twice", "the same post again", request=request)
        title = text.split("\n", 1)[0]
        post = PublicPost(
            id=f"p{self._kernel.number()}",
            account=account.name,
            title=title[:60],
            text=text,
            by_brand=True,
            key=key,
        )
        return self._keep(post, "post", key)

    def _on_post(
        self, account: Account, post: PublicPost, body: Mapping[str, Any], request: Request, key: str
    ) -> tuple[int, dict[str, str]]:
        """The brand changes a post that it has made through the bot, or takes it back."""
        if post.deleted:
            return 404, {"error": "the post is gone"}
        if not post.by_brand:
            return 403, {"error": "not yours"}
        text = str(body.get("text", ""))
        match body["action"]:
            case "delete":
                return self._keep(replace(post, deleted=True), "delete", key)
            case "edit" if not account.can_edit:
                return 403, {"error": "a post cannot be changed here"}
            case "edit" if text.strip() and len(text) <= account.max_length:
                return self._keep(replace(post, text=text, edited=True), "edit", key)
            case "edit":
                self._kernel.violate(request.target, "length", f"{len(text)} characters", request=request)
                return 422, {"error": "text is empty or too long"}
            case _:
                return 403, {"error": "not for posts"}

    def _keep(self, post: PublicPost, event: str, key: str) -> tuple[int, dict[str, str]]:
        self.network.posts[post.id] = post
        self.network.by_key[key] = post.id
        self._kernel.tell("public", {"event": event, "id": post.id})
        return 200, {"id": post.id, "url": self._address(post)}

    def _posts(self) -> list[PublicPost]:
        return list(self.network.posts.values())

    def _reply(
        self, account: Account, target: PublicComment, body: Mapping[str, Any], request: Request, key: str
    ) -> tuple[int, dict[str, str]]:
        text = str(body.get("text", ""))
        if not text.strip() or len(text) > account.max_length:
            self._kernel.violate(request.target, "length", f"{len(text)} characters", request=request)
            return 422, {"error": "text is empty or too long"}
        if any(reply.text == text for reply in self.network.replies_to(target.id)):
            self._kernel.violate(
                request.target, "twice", f"the same reply again under {target.id}", request=request
            )
        reply = self._add(
            self.network.posts[target.post],
            id=f"r{self._kernel.number()}",
            author=account.handle,
            author_id=account.own_id,
            text=text,
            parent=target.id,
            at=self._kernel.now().isoformat(),
            by_brand=True,
            key=key,
        )
        self.network.by_key[key] = reply.id
        self._told(reply, "created")
        return 200, {"id": reply.id, "url": reply.url}

    async def _look_up(self, http: web.Request) -> web.Response:
        account = self.network.accounts.get(http.match_info["account"])
        key = http.query.get("idempotency_key", "")
        request = self._kernel.record("public:look-up", {"idempotency_key": key})
        if account is None or not account.can_look_up:
            return self._refuse(request, 404, "this account cannot look up")
        try:
            Webhook(account.secret).verify("", dict(http.headers), json_parse=False)
        except WebhookVerificationError as problem:
            self._kernel.violate("public:look-up", "signature", str(problem), request=request)
            return self._refuse(request, 401, "signature")
        fault = self._kernel.fault("public:look-up", "error", "delay")
        if fault is not None and fault.kind == "error":
            return self._refuse(request, fault.status, "the network has a problem")
        found = self.network.by_key.get(key)
        if found is None:
            return self._refuse(request, 404, "not found")
        request.status, request.answer = 200, self._known_by(key)
        return web.json_response(request.answer)

    async def _page(self, http: web.Request) -> web.Response:
        post = self.network.posts.get(http.match_info["post"])
        if post is None or post.account != http.match_info["account"]:
            raise web.HTTPNotFound
        comments = [c for c in self.network.comments.values() if c.post == post.id]
        return web.Response(
            text=post_page(self.network.accounts[post.account], post, comments), content_type="text/html"
        )


def _cut(http: web.Request) -> None:
    """Reset the connection instead of answering."""
    if http.transport is not None:
        http.transport.abort()


def _as_json(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except ValueError:
        return None


def _zulu(text: str) -> str:
    return datetime.fromisoformat(text).isoformat()
