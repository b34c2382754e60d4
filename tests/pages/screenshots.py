"""`python -m tests.pages.screenshots` makes the pictures of docs/screenshots, wide and narrow."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from jobmatch.accounts.enums import Role
from tests.browser import ARGUMENTS, chromium
from tests.pages.product import served
from tests.pages.walk import click, people, sign_in

FOLDER = Path(__file__).parent.parent.parent / "docs" / "screenshots"
SIZES = {"wide": (1280, 1000), "narrow": (390, 844)}


def first_row(page: Page) -> None:
    click(page, page.locator("main a.jm-list__name"))


def story(page: Page) -> None:
    """The youth who dreams of security work."""
    page.goto("/kandidaten/?q=Younes")
    first_row(page)


def ranking(page: Page) -> None:
    story(page)
    click(page, page.locator("main a[href$='/vacatures/']"))


def opened(page: Page) -> None:
    ranking(page)
    page.locator(".jm-ranking__row summary").first.click()
    page.mouse.move(0, 0)


def weights(page: Page) -> None:
    ranking(page)
    click(page, page.locator("main a[href$='/gewicht/']"))


def edit_when(page: Page) -> None:
    story(page)
    click(page, page.locator("main a[href$='/voorwaarden/']"))


def together(page: Page) -> None:
    ranking(page)
    click(page, page.locator("form[action^='/samen-kijken/'] button"))
    page.locator(".jm-ranking__row summary").first.click()
    page.mouse.move(0, 0)


def part_of_file(part: str) -> Callable[[Page], None]:
    def go(page: Page) -> None:
        story(page)
        page.goto(f"{page.url}{part}/")

    return go


def vacancy(page: Page) -> None:
    page.goto("/vacatures/")
    first_row(page)


def employer(page: Page) -> None:
    page.goto("/werkgevers/")
    first_row(page)


def at(address: str) -> Callable[[Page], None]:
    return lambda page: page.goto(address) and None


SHOTS: dict[str, tuple[str, Callable[[Page], None]]] = {
    "sign-in": ("", at("/account/login/")),
    "caseload": (Role.JOBHUNTER, at("/kandidaten/")),
    "file": (Role.JOBHUNTER, story),
    "availability": (Role.JOBHUNTER, edit_when),
    "ranking": (Role.JOBHUNTER, ranking),
    "reasons": (Role.JOBHUNTER, opened),
    "what-matters-most": (Role.JOBHUNTER, weights),
    "looking-together": (Role.JOBHUNTER, together),
    "route": (Role.JOBHUNTER, part_of_file("route")),
    "doors": (Role.JOBHUNTER, part_of_file("wat-deuren-opent")),
    "vacancy": (Role.JOBHUNTER, vacancy),
    "employer": (Role.JOBHUNTER, employer),
    "to-check": (Role.JOBHUNTER, at("/vacatures/controleren/")),
    "import": (Role.JOBHUNTER, at("/vacatures/invoer/")),
    "own-data": (Role.PRIVACY_OFFICER, at("/")),
    "referrals": (Role.REFERRER, at("/verwijzingen/")),
    "refer": (Role.REFERRER, at("/verwijzingen/nieuw/")),
    "intake": (Role.COORDINATOR, at("/intake/")),
    "organisations": (Role.ADMIN, at("/beheer/")),
}


def take(browser: Browser, base: str, name: str, folder: Path) -> None:
    """One page in both sizes."""
    role, go = SHOTS[name]
    for size, (width, height) in SIZES.items():
        context = browser.new_context(
            base_url=base,
            viewport={"width": width, "height": height},
            reduced_motion="reduce",
            locale="nl-NL",
        )
        page = context.new_page()
        if role:
            sign_in(page, base, people(page, base)[list(Role).index(Role(role))])
        go(page)
        page.wait_for_load_state("networkidle")
        page.screenshot(path=folder / f"{name}-{size}.png")
        context.close()


def main(names: list[str]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    with served() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        for name in names or SHOTS:
            take(browser, base, name, FOLDER)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
