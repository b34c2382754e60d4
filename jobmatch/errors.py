"""The one error that a service raises when a rule forbids what was asked."""


class RuleBroken(Exception):
    """A rule of the service was broken by what was asked.

    `code` is stable and for programs; `message` is a sentence for people that says what to do.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
