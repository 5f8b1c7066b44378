"""How the sandbox's Slack says no: an error code, with what Slack adds to it."""

from typing import Any

Json = dict[str, Any]


class ApiError(Exception):
    """Becomes `{"ok": false, "error": code, ...}`; status 200 as Slack does it, 429 for a limit."""

    def __init__(
        self, code: str, *, status: int = 200, headers: dict[str, str] | None = None, **more: Any
    ) -> None:
        super().__init__(code)
        self.code = code
        self.status = status
        self.headers = headers or {}
        self.more = more

    @property
    def body(self) -> Json:
        return {"ok": False, "error": self.code, **self.more}


class ManifestRefused(ValueError):
    """Slack would not create the app: each problem in one line."""
