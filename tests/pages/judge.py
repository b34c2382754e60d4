"""What every page must be: accessible, no wider than the screen, with a title, one head, a visible focus."""

from collections.abc import Collection

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

NARROW, WIDE = 360, 1280
HEIGHT = 800
STOPS = 12
FOCUS = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return "";
  const shown = (element, pseudo) => {
    const style = getComputedStyle(element, pseudo);
    const line = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return line || style.boxShadow !== "none";
  };
  const label = at.closest("label");
  const seen = shown(at) || shown(at, "::after") || (label !== null && shown(label));
  return seen ? "" : at.outerHTML.slice(0, 200);
}"""
FACTS = """() => ({
  heads: document.querySelectorAll("h1").length,
  head: (document.querySelector("h1")?.innerText || "").trim(),
  title: document.title.trim(),
  language: document.documentElement.lang,
  wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  small: [...document.querySelectorAll("a.utrecht-button, button, select, input:not([type=hidden])")]
    .filter(e => e.offsetParent && !e.closest("p, .jm-chip, .jm-week__box, .jm-hidden"))
    .filter(e => e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML.slice(0, 120)),
})"""
# Almost half of axe's time goes to reading the same few colours again; so it keeps what it read.
KEEP_COLOURS = """(() => {
  const { Color } = axe.commons.color;
  const { parseString } = Color.prototype;
  const known = new Map();
  Color.prototype.parseString = function (text) {
    if (!known.has(text)) known.set(text, parseString.call(new Color(0, 0, 0), text));
    const { r, g, b, alpha } = known.get(text);
    return Object.assign(this, { r, g, b, alpha });
  };
})()"""
# Violations of every rule, and text whose contrast axe cannot tell: that hides invisible text.
AXE = """async () => {
  const found = await axe.run({resultTypes: ["violations"]});
  const unsure = found.incomplete.filter(rule => rule.id === "color-contrast");
  return [...found.violations, ...unsure].flatMap(
    rule => rule.nodes.slice(0, 3).map(node => `axe ${rule.id}: ${node.html.slice(0, 160)}`));
}"""


def faults(
    page: Page, language: str, *, axe_at: Collection[int] = (NARROW, WIDE), with_tab: bool = True
) -> list[str]:
    """Everything that is wrong with the open page: at both widths, with axe at those asked for, with Tab."""
    if axe_at:
        page.evaluate(f"{AXE_SCRIPT}\n{KEEP_COLOURS}")  # once for both widths; it stays until the next page
    found = []
    for width in _widths(page):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        wrong = _facts(page, language) + (page.evaluate(AXE) if width in axe_at else [])
        found += [f"{fault} (at {width})" for fault in wrong]
    return found + (_focus(page) if with_tab else [])


def _widths(page: Page) -> tuple[int, int]:
    """Both, first the one that the screen has already: to change it takes a while."""
    now = page.viewport_size
    return (NARROW, WIDE) if now and now["width"] == NARROW else (WIDE, NARROW)


def _facts(page: Page, language: str) -> list[str]:
    facts = page.evaluate(FACTS)
    wrong = {
        f"{facts['heads']} h1": facts["heads"] != 1 or not facts["head"],
        f"title {facts['title']!r}": facts["title"].startswith("·") or not facts["title"],
        f"language {facts['language']}": facts["language"] != language,
        f"{facts['wide']} px too wide": facts["wide"] > 0,
        f"too small to touch: {facts['small']}": bool(facts["small"]),
    }
    return [fault for fault, is_wrong in wrong.items() if is_wrong]


def _focus(page: Page) -> list[str]:
    unseen = []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        if hidden := page.evaluate(FOCUS):
            unseen.append(f"focus not seen on {hidden}")
    return unseen
