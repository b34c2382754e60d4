"""Turns the HTML that many sources put in texts into plain lines."""

import html
import re

_HIDDEN = ("script", "style", "template", "noscript", "iframe", "svg", "head")
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,20})(?:[\s/][^<>]{0,5000})?>")
_BLOCKS = frozenset(
    {"p", "div", "br", "tr", "table", "ul", "ol", "section", "article", "header", "footer", "hr", "dl", "dt"}
    | {"dd", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_ESCAPED_TAG = re.compile(r"&lt;/?(?:p|br|ul|li|ol|div|strong|b|h[1-6]|span|em)\b", re.IGNORECASE)
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


def one_line(text: str) -> str:
    """The text without markup, on one line."""
    return " ".join(to_text(text).split())


def to_text(raw: str) -> str:
    """Plain text: no markup, hidden parts, control or direction signs; a list item has a line of its own."""
    if "<" not in raw and _ESCAPED_TAG.search(raw):
        raw = html.unescape(raw)
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    if "<" in text:
        text = _TAG.sub(_instead_of_tag, _without_hidden(text))
    text = _CONTROLS.sub("", html.unescape(text))
    text = "\n".join(line.strip() for line in _SPACES.sub(" ", text).split("\n"))
    return _LINES.sub("\n\n", text).strip()


def _instead_of_tag(tag: re.Match[str]) -> str:
    name = tag.group(1).lower()
    if name == "li":
        return "\n- " if not tag.group(0).startswith("</") else ""
    return "\n" if name in _BLOCKS else ""


def _without_hidden(text: str) -> str:
    text = _cut_between(text, "<!--", "-->")
    for name in _HIDDEN:
        text = _cut_between(text, f"<{name}", f"</{name}>", whole_word=True)
    return text


def _cut_between(text: str, start: str, end: str, *, whole_word: bool = False) -> str:
    """The text without each part from `start` to `end`; a part that never ends is cut to the end."""
    lowered = text.lower() if len(text.lower()) == len(text) else text
    kept, at = [], 0
    while (begin := lowered.find(start, at)) >= 0:
        after = begin + len(start)
        if whole_word and lowered[after : after + 1].isalnum():
            kept.append(text[at:after])
            at = after
            continue
        kept.append(text[at:begin])
        close = lowered.find(end, after)
        if close < 0:
            return "".join(kept)
        at = close + len(end)
    kept.append(text[at:])
    return "".join(kept)
