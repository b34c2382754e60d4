"""Walks the product as one role: signs in, follows every kind of link once, and remembers what it met."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.test import Client
from django.urls import Resolver404, resolve
from playwright.sync_api import Locator, Page

from jobmatch.accounts.models import User
from tests import factories

VARIANTS = 2  # of one page with different queries, such as a filter or the next page of a list
SKIPPED = frozenset(
    {
        "api:openapi-json",
        "account_logout",
        "candidates:agreement_text",
        "employers:vacancies_csv",
        "matching:copy_file",
        "matching:linked_calendar",
        "matching:my_calendar",
    }
)
LINKS = """() => [...document.querySelectorAll('main a[href], header a[href]')].map(a => a.href)"""
ACTIONS = """() => [...document.querySelectorAll('form[method=post]')].map(f => f.action || location.href)"""


@dataclass
class Walk:
    """Where a reader has been, and which forms there were to send."""

    base: str
    page: Page
    names: set[str] = field(default_factory=set)
    actions: set[str] = field(default_factory=set)
    kinds: set[tuple[str, ...]] = field(default_factory=set)

    def pages(self, *starts: str) -> Iterator[str]:
        """Open the starts and one page of each kind that can be reached; yield its address while open."""
        waiting = [f"{self.base}{start}" for start in starts]
        opened = 0
        while waiting:
            address = waiting.pop(0)
            opened += 1
            if opened > len(starts) and not self.is_new(address):
                continue
            if opened > len(starts):  # a start stands beside the first page of its kind, not in its place
                self.note(address)
            self.page.goto(address)
            if self.page.url != address:
                if not self.is_new(self.page.url):
                    continue  # it led to where we have been
                self.note(self.page.url)
            yield urlsplit(self.page.url).path
            waiting += [link for link in self.page.evaluate(LINKS) if link.startswith(self.base)]
            self.actions |= {name_of(action) for action in self.page.evaluate(ACTIONS)}

    def is_new(self, address: str) -> bool:
        """Of each kind one page is enough."""
        kind = kind_of(address)
        if not kind or kind[0] in SKIPPED or kind in self.kinds:
            return False
        variants = sum(known[0] == kind[0] and known[-1] != "" for known in self.kinds)
        return not kind[-1] or variants < VARIANTS

    def note(self, address: str) -> None:
        kind = kind_of(address)
        self.kinds.add(kind)
        self.names.add(kind[0] if kind else address)


def kind_of(address: str) -> tuple[str, ...]:
    """The name of a page, the words of its address that are no identifier, its query; nothing for a file."""
    try:
        match = resolve(urlsplit(address).path)
    except Resolver404:
        return ()
    words = [str(value) for key, value in sorted(match.kwargs.items()) if not key.endswith("pk")]
    return (match.view_name, *words, urlsplit(address).query)


def name_of(address: str) -> str:
    kind = kind_of(address)
    return kind[0] if kind else ""


def click(page: Page, what: Locator) -> None:
    """Click on what leads to a page, and wait until another document than this one is whole."""
    page.evaluate("() => { document.documentElement.dataset.left = '' }")
    what.first.click()
    page.locator("html:not([data-left])").wait_for(state="attached")
    page.wait_for_load_state()


def sign_in(page: Page, base: str, email: str) -> None:
    """Sign in with the button that the demo has for this person."""
    page.goto(f"{base}/account/login/")
    click(page, page.locator(f"form:has(input[name=login][value='{email}']) button"))
    assert "/account/login/" not in page.url


def enter(page: Page, client: Client, user: User, address: str) -> None:
    """The browser as one that the user signed in with."""
    factories.sign_in(client, user)
    for name, cookie in client.cookies.items():
        host = address.split("/")[2].split(":")[0]
        page.context.add_cookies([{"name": name, "value": cookie.value, "domain": host, "path": "/"}])


def people(page: Page, base: str) -> list[str]:
    """The addresses of the people whom the demo lets a visitor be, one a role."""
    page.goto(f"{base}/account/login/")
    return page.eval_on_selector_all(
        "form input[type=hidden][name=login]", "inputs => inputs.map(input => input.value)"
    )


def speak(page: Page, base: str, language: str) -> None:
    """Choose a language with the cookie that the switch sets."""
    page.context.add_cookies([{"name": "django_language", "value": language, "url": base}])
