"""A stage for stories: who acts, on which screen, at which hour."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import BrowserContext, Error, Locator, Page

from jobmatch.accounts.models import User
from tests.factories import sign_in
from tests.pages import walk

HERE = ZoneInfo("Europe/Amsterdam")
PHONE = {"width": 360, "height": 740}
PATIENCE = 60_000
DESK = {"width": 1280, "height": 900}
TOO_WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


class Clock:
    """The clock of the program. It ticks, and is set to another day by hand."""

    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def now(self) -> datetime:
        return datetime.now(tz=UTC) + self.ahead

    def set(self, day: date, hour: int = 9) -> None:
        self.ahead = datetime.combine(day, time(hour), tzinfo=HERE) - datetime.now(tz=UTC)


@dataclass
class Stage:
    """The running product; whoever acts gets a browser of the own, signed in anew."""

    base: str
    new_context: Callable[..., BrowserContext]
    clock: Clock
    said: list[str] = field(default_factory=list)

    def on_phone(self, user: User, address: str = "/") -> "Screen":
        return self._screen(user, address, viewport=PHONE, has_touch=True, is_mobile=True)

    def at_desk(self, user: User, address: str = "/") -> "Screen":
        return self._screen(user, address, viewport=DESK)

    def on_own_phone(self, address: str) -> "Screen":
        """The phone of someone without an account."""
        return self._screen(None, address, viewport=PHONE, has_touch=True, is_mobile=True)

    def _screen(self, user: User | None, address: str, **options: object) -> "Screen":
        context = self.new_context(base_url=self.base, **options)
        cookies = sign_in(Client(), user).cookies.items() if user else ()
        context.add_cookies([{"name": name, "value": row.value, "url": self.base} for name, row in cookies])
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.goto(address)
        return Screen(page)


@dataclass
class Screen:
    """The page that someone looks at, used as a person does: links, fields, the button of the form."""

    page: Page

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    def link(self, name: str, **where: object) -> Locator:
        """The links of this page to another one."""
        address = reverse(name, kwargs=where)
        return self.main.locator(f"a[href='{address}'], a[href^='{address}?']")

    def follow(self, name: str, **where: object) -> "Screen":
        """Go on by a link; it has to be there."""
        link = self.link(name, **where)
        self._unfold(link.first)
        return self._press(link)

    def home(self) -> "Screen":
        self.page.goto("/")
        return self._whole()

    def write(self, **fields: object) -> "Screen":
        for name, value in fields.items():
            self.main.locator(f"[name={name}]:not([type=hidden])").first.fill(str(value))
        return self

    def choose(self, **fields: object) -> "Screen":
        """Tap a choice by its value, or tick all that are there with True."""
        for name, value in fields.items():
            where = "" if value is True else f"[value='{value}']"
            box = self.main.locator(f"input[name={name}]{where}")
            box.check(force=True)  # the chip around it is what a finger touches
        return self

    def select(self, **fields: object) -> "Screen":
        for name, value in fields.items():
            self.main.locator(f"select[name={name}]").select_option(str(value))
        return self

    def press(self, button: str) -> "Screen":
        """Press the button with this text."""
        return self._press(self.main.get_by_role("button", name=button))

    def send(self) -> "Screen":
        """Press the button of the form that the page is for."""
        return self._press(self.main.locator("form[method=post] button.utrecht-button--primary-action"))

    def send_to(self, name: str, **where: object) -> "Screen":
        """Press the first button of the form with this address."""
        return self._press(self.main.locator(f"form[action^='{reverse(name, kwargs=where)}'] button"))

    def press_in(self, form: str) -> "Screen":
        """Press the button of the form that holds this, or the button itself."""
        return self._press(self.main.locator(f"form:has({form}) button, button{form}"))

    def text(self) -> str:
        return self.main.inner_text()

    def on_paper(self) -> str:
        """What a printer makes of the page: what is folded on the screen too."""
        self.page.emulate_media(media="print")
        words = self.text()
        self.page.emulate_media(media="screen")
        return words

    def _unfold(self, what: Locator) -> None:
        """On a phone a part of a page may be closed: tap what opens it."""
        inside = "xpath=ancestor::div[@class='jm-fold__body']/preceding-sibling::details[not(@open)]/summary"
        fold = what.locator(inside).first
        if fold.is_visible():
            fold.click()

    def _press(self, what: Locator) -> "Screen":
        walk.click(self.page, what)
        return self._whole()

    def _whole(self) -> "Screen":
        assert not self._is_too_wide(), f"{self.page.url} is wider than the screen"
        return self

    def _is_too_wide(self) -> bool:
        """The page may still be the one that is left; then the question is put to the one that comes."""
        self.page.wait_for_load_state()
        try:
            return bool(self.page.evaluate(TOO_WIDE))
        except Error as error:
            if "context was destroyed" not in str(error):
                raise
        self.page.wait_for_load_state()
        return bool(self.page.evaluate(TOO_WIDE))


def set_clock(monkeypatch: object) -> Clock:
    """Let the program read this clock; sessions and files follow it."""
    clock = Clock()
    monkeypatch.setattr(timezone, "now", clock.now)
    return clock
