"""Three failures: Refused (tell the person), Unavailable (retry), anything else is a bug."""


class BreakwaterError(Exception):
    """Base of all errors that we raise on purpose."""


class Refused(BreakwaterError):
    """The person may not do this, or it is too late; carries a locale key, never a sentence."""

    def __init__(self, key: str, /, *, field: str = "", quote: str = "", **params: object) -> None:
        super().__init__(key)
        self.key = key
        self.params = params
        self.field = field
        """Id of the form field that is wrong: where the platform can, the form stays open with the reason beside it."""
        self.quote = quote
        """What the person typed, given back inert so that a form that cannot stay open loses nothing. Never logged."""
        self.drill = False
        """It was said in a drill, and says so first."""


class Unavailable(BreakwaterError):
    """Something outside does not answer now; trying again later may help."""

    def __init__(self, what: str, *, retry_after: float | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.retry_after = retry_after
        """Seconds, when the other side named them."""


class Stale(Unavailable):
    """Another process changed the row after it was read here; nothing was written, and the decision is taken anew."""


class NotFound(BreakwaterError):
    """A row that is asked for by id is not there."""
