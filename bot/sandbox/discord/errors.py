"""Errors as Discord answers them. One with a rule is the bot's own fault and is recorded as a violation."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.sandbox.discord.wire import Json

Path = tuple[str | int, ...]

_UNKNOWN = {
    "Application": 10002,
    "Channel": 10003,
    "Guild": 10004,
    "Member": 10007,
    "Message": 10008,
    "Role": 10011,
    "User": 10013,
    "Emoji": 10014,
    "Webhook": 10015,
    "interaction": 10062,
    "application command": 10063,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing wrong with a body."""

    path: Path
    code: str
    """Discord's: `BASE_TYPE_MAX_LENGTH`, ..."""
    message: str
    rule: str = "spec"
    """Ours, short and stable: `button.label-max-80`, ..."""


class ApiError(Exception):
    """A refusal on its way to the bot."""

    def __init__(
        self,
        status: int,
        code: int,
        message: str,
        *,
        rule: str = "",
        detail: str = "",
        problems: Sequence[Problem] = (),
    ) -> None:
        super().__init__(f"{status} {code} {message}")
        self.status = status
        self.code = code
        self.message = message
        self.rule = rule
        self.detail = detail or message
        self.problems = tuple(problems)

    def body(self) -> Json:
        found: Json = {"message": self.message, "code": self.code}
        if self.problems:
            found["errors"] = _nested(self.problems)
        return found


def invalid(problems: Sequence[Problem]) -> ApiError:
    """50035, with every problem under its path."""
    return ApiError(400, 50035, "Invalid Form Body", problems=problems)


def one_problem(path: Path, code: str, message: str, rule: str) -> ApiError:
    return invalid([Problem(path=path, code=code, message=message, rule=rule)])


def unknown(what: str, *, rule: str = "", detail: str = "") -> ApiError:
    return ApiError(404, _UNKNOWN[what], f"Unknown {what}", rule=rule, detail=detail)


def _nested(problems: Sequence[Problem]) -> Json:
    root: Json = {}
    for problem in problems:
        here = root
        for step in problem.path:
            here = here.setdefault(str(step), {})
        here.setdefault("_errors", []).append({"code": problem.code, "message": problem.message})
    return root
