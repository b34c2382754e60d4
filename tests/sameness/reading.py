"""A page as its reader sees it: no white space beside blocks, no secret of this one answer."""

import re
from html.parser import HTMLParser

INLINE = frozenset(
    {"a", "abbr", "b", "button", "code", "em", "i", "input", "label", "small", "span", "strong", "time"}
)
SECRETS = frozenset({"csrfmiddlewaretoken", "key"})  # hidden fields that are other ones each time
HEAD_FILES = frozenset({"link", "script", "style"})
SPACE = re.compile(r"\s+")


class Reading(HTMLParser):
    """Tags and text, one a line."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.text = ""
        self.skipping = False
        self.feed(page)
        self.close()
        self._flush(at_block=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._flush(at_block=tag not in INLINE)
        self.skipping = tag in ("script", "style")
        if tag in HEAD_FILES:
            return
        given = {name: SPACE.sub(" ", value or "").strip() for name, value in attrs if name != "nonce"}
        if given.get("name") in SECRETS:
            given.pop("value", None)
        given.pop("hx-headers:inherited", None)
        self.lines.append(f"<{tag} {sorted(given.items())}>")
        self._after(tag)

    def handle_endtag(self, tag: str) -> None:
        self._flush(at_block=tag not in INLINE)
        if tag not in HEAD_FILES:
            self.lines.append(f"</{tag}>")
        self.skipping = False
        self._after(tag)

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.text += data

    def _after(self, tag: str) -> None:
        self.text = ""
        self.follows_block = tag not in INLINE

    def _flush(self, *, at_block: bool) -> None:
        text = SPACE.sub(" ", self.text)
        text = text.lstrip() if getattr(self, "follows_block", True) else text
        text = text.rstrip() if at_block else text
        if text:
            self.lines.append(text)
        self.text = ""


def read(answer: str) -> list[str]:
    """An answer in lines to compare; what is no page stays as it is."""
    head, _, body = answer.partition("\n")
    is_page = body.lstrip().lower().startswith("<!doctype")
    return [head, *(Reading(body).lines if is_page else body.splitlines())]
