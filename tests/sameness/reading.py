"""A page as its reader sees it: spaces only where they are read, and no secret of this one answer."""

import re
from html.parser import HTMLParser

# In a paragraph a space beside one of these is read; elsewhere styles lay them out as boxes.
INLINE = frozenset({"a", "abbr", "b", "code", "em", "i", "small", "span", "strong", "time"})
SECRETS = frozenset({"csrfmiddlewaretoken", "key"})  # hidden fields that are other ones each time
HEAD_FILES = frozenset({"link", "script", "style"})
SPACE = re.compile(r"\s+")


class Reading(HTMLParser):
    """Tags and text, one a line."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.inline: list[str] = []  # tags since the last text, before which a space may come
        self.space = self.is_hidden = self.in_paragraph = False
        self.at_edge = True
        self.feed(page)
        self.close()
        self._edge()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.is_hidden = tag in ("script", "style")
        if tag in HEAD_FILES:
            return
        given = {name: SPACE.sub(" ", value or "").strip() for name, value in attrs if name != "nonce"}
        if given.get("name") in SECRETS:
            given.pop("value", None)
        given.pop("hx-headers:inherited", None)
        self._tag(tag, f"<{tag} {sorted(given.items())}>")
        self.in_paragraph |= tag == "p"

    def handle_endtag(self, tag: str) -> None:
        self.is_hidden = False
        if tag not in HEAD_FILES:
            self._tag(tag, f"</{tag}>")
        self.in_paragraph &= tag != "p"

    def handle_data(self, data: str) -> None:
        if self.is_hidden:
            return
        self.space |= data[:1].isspace()
        if not (text := SPACE.sub(" ", data).strip()):
            return
        if self.space and not self.at_edge:
            self.lines.append(" ")
        self.lines += [*self.inline, text]
        self.inline, self.at_edge, self.space = [], False, data[-1:].isspace()

    def _tag(self, tag: str, line: str) -> None:
        if self.in_paragraph and tag in INLINE:
            self.inline.append(line)
            return
        self._edge()
        self.lines.append(line)

    def _edge(self) -> None:
        """No space is seen here, nor before the tags that stand here."""
        self.lines += self.inline
        self.inline, self.at_edge, self.space = [], True, False


def read(answer: str) -> list[str]:
    """An answer in lines to compare; what is no page stays as it is."""
    head, _, body = answer.partition("\n")
    is_page = body.lstrip().lower().startswith("<!doctype")
    return [head, *(Reading(body).lines if is_page else body.splitlines())]
