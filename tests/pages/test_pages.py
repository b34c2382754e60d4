"""Every page that a role may open: in Dutch and in English, wide and narrow, without a fault."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from jobmatch.accounts.enums import Role
from jobmatch.demo.people import HOME_ID, STORY_ID
from jobmatch.demo.reading import id_of
from jobmatch.demo.trust import AT_WORK as WITH_A_WORD
from jobmatch.demo.trust import BARS
from jobmatch.doors.access import PAGES
from tests import migrated, sizes
from tests.pages import judge
from tests.pages.product import made_once, served
from tests.pages.stage import PHONE, TOO_WIDE
from tests.pages.walk import Walk, click, kind_of, people, sign_in, speak

pytestmark = pytest.mark.browser
LANGUAGES = ("nl", "en")
Kind = tuple[str, ...]
# Pages with more on them than the first of their kind has.
LOOKED_AFTER = "07"  # long overdue, so a second person has a step too
ASKED_LITTLE, ON_A_RUNG = "53", "30"  # has not been asked every yes; works, answered, may climb
ASKED, LOCKED = "22", "15"  # asked for a copy; lies at the desk of who is away, who may not be stood in for
REPORTING, MEDIATING, TALKING, REPORTED = "06", "02", "37", "30"  # told what they went through
WITHOUT_WISH, NOTHING_FITS = "59", "18"
HEARD = (  # for who hears the youth
    *("deed_add", "experience", "experience_add", "experience_edit", "experience_erase"),
    *("experience_leave_out", "experiences", "feeling_add", "report", "report_add", "report_edit"),
    *("report_link", "report_progress", "report_read", "report_stop", "talking_note", "talking_note_sheet"),
)
FILE = ("", "vacatures/", "contacten/", "afspraken/", "stappen/")
STARTS = {
    Role.JOBHUNTER: (
        *(f"/kandidaten/{STORY_ID}/{part}" for part in (*FILE, "gesprek/")),
        f"/kandidaten/{id_of('candidate', ASKED_LITTLE)}/toestemmingen/",
        f"/kandidaten/{STORY_ID}/andere-hulp/{id_of('help', '01:school')}/",  # not sent yet
        f"/kandidaten/{STORY_ID}/andere-hulp/nieuw/?topic=debts",
        f"/kandidaten/{id_of('candidate', ASKED)}/rechten/",
        f"/kandidaten/{id_of('candidate', LOCKED)}/",
        *(f"/kandidaten/{id_of('candidate', WITH_A_WORD)}/{part}" for part in ("", "afspraken/")),
        *(
            f"/kandidaten/{id_of('candidate', key)}/meegemaakt/{id_of('experience', key)}/{part}"
            for key, part in ((REPORTING, ""), (MEDIATING, ""), (TALKING, "melden/"), (REPORTED, ""))
        ),
        f"/kandidaten/{id_of('candidate', REPORTING)}/meegemaakt/",
    ),
    Role.COORDINATOR: (
        *(f"/kandidaten/{STORY_ID}/{part}" for part in FILE),
        f"/kandidaten/{id_of('candidate', BARS[0][0])}/liever-niet/",
        "/andere-hulp/",
        *(f"/kandidaten/{id_of('candidate', WITH_A_WORD)}/{part}" for part in ("", "afspraken/")),
        f"/kandidaten/{id_of('candidate', LOOKED_AFTER)}/stappen/",
        f"/kandidaten/{id_of('candidate', ON_A_RUNG)}/plaatsingen/",
        f"/kandidaten/{id_of('candidate', ASKED)}/rechten/",
    ),
    Role.ADMIN: (f"/beheer/organisaties/{HOME_ID}/",),
}
# Pages that the walk cannot meet by following links, each with its reason.
NOT_MET = {
    "matching:kept_ranking": "a link once a ranking was kept; in the demo none is",
    "account_reauthenticate": "asked only some time after signing in",
    "mfa_reauthenticate": "asked only some time after signing in",
    "mfa_activate_totp": "the demo asks no second factor",
    "mfa_generate_recovery_codes": "the demo asks no second factor",
    "mfa_view_recovery_codes": "the demo asks no second factor",
    "account_change_password": "the demo's passwords are known to all",
    "accounts:calendar_renew": "a button beside the calendar; the walk makes none",
    "accounts:calendar_revoke": "a button beside the calendar; the walk makes none",
    "accounts:token_revoke": "a button beside a token; the walk makes none",
    "candidates:agreement_link": "a button while a yes by link may come; by the day the walk meets one",
    "candidates:agreement_text": "a file that the page of the sheet offers",
    "candidates:step_undo": "a button on the day that a step was done; the walk finishes none",
    "jobhunter candidates:bar_remove": "in the demo the youth of a colleague keeps someone away",
    "candidates:find_employers": "a part of a page, read by htmx",
    "roles:withdraw": "a button of who proposed; of each kind of page one is read",
    "employers:linked_answer": "behind a link to a mailbox; its own story opens it",
    "employers:linked_call": "behind a link to a mailbox; its own story opens it",
    "employers:linked_list": "behind a link to a mailbox; its own story opens it",
    "employers:linked_site_list": "as the list of the employer, for one site",
    "employers:own_closed": "behind a link to a mailbox; its own story opens it",
    "employers:own_done": "behind a link to a mailbox; its own story opens it",
    "employers:own_door": "behind a link to a mailbox; its own story opens it",
    "employers:post_stop": "a button beside somebody who signs in; in the demo nobody of those met does",
    "employers:vacancy_answer": "a button beside a vacancy that was asked after; its own tests press it",
    **dict.fromkeys(
        (
            *("matching:linked_proposal", "matching:linked_reply", "matching:linked_undo"),
            *("matching:linked_name", "matching:linked_no_more"),
        ),
        "behind a link to a mailbox; its own tests open it",
    ),
    "web:linked_page": "behind a link to a mailbox; its own story opens it",
    "employers:vacancies_csv": "a file that the page of an employer offers",
    "employers:public_feed": "a file that the page for everybody names",
    "employers:public_vacancy": "for who is not signed in; its own tests read it",
    "employers:site_map": "a file for search engines",
    "employers:recognition_forget": "a button beside what was written down; the walk opens a site without",
    "employers:register_look": "a button where a register can be asked; the demo asks none",
    "web:robots": "a file for search engines",
    "employers:person_told": "a button while somebody was not told; the walk opens somebody who was",
    "employers:check_undo": "a button after a decision; the walk decides nothing",
    "employers:demand": "a button beside words that may not be asked",
    "employers:question_drop": "a button beside what has to be asked; in the demo nothing has",
    "employers:demand_neutral": "a button beside words that may not be asked",
    "employers:demand_card": "a link beside words that may not be asked",
    "employers:demand_register": "a button beside words that may not be asked",
    "employers:vacancy_reading": "a button beside what was read from words; all of the demo's is told",
    "employers:vacancy_law": "a button while a vacancy lacks what the law asks",
    "candidates:said_seen": "a button once a youth said something after the end; in the demo none did",
    "candidates:referral_list": "for schools; the demo's referrer is of another kind, see its browser test",
    "candidates:referral_list_template": "a file that the page for schools offers",
    "candidates:moved": "an address that was kept from before; no page leads to it",
    "candidates:moved_telling": "an address that was kept from before; no page leads to it",
    "candidates:intake_join": "a button where a file may be of the same youth; walked when there is one",
    "coordinator candidates:consent": "asked by the own jobhunter; by a coordinator while they are away",
    "coordinator candidates:help_edit": "only the own jobhunter reads and sends what is passed on",
    "coordinator candidates:help_new": "only the own jobhunter writes what is passed on",
    "coordinator candidates:help_one": "only the own jobhunter reads and sends what is passed on",
    "coordinator candidates:help_outcome": "only the own jobhunter hears how it went",
    "coordinator candidates:help_stop": "only the own jobhunter stops it",
    "coordinator candidates:word": "only the own jobhunter agrees on a word",
    "candidates:report_progress": "a form once a report was sent; the walk opens one that was not",
    "candidates:report_send": "a button after the yes of the youth; the story presses it",
    "candidates:talking_note_sheet": "the page that follows the form of the note",
    "notifications:settle": "a button beside a mail that did not arrive; in the demo every mail does",
    "matching:copy_file": "a file that the page of the copy offers",
    "coordinator matching:copy": "only the own jobhunter makes the copy",
    "coordinator candidates:origin": "only the own jobhunter is led to what is sealed",
    **dict.fromkeys(
        (
            *("matching:introduction_edit", "matching:introduction_heard", "matching:introduction_moment"),
            *("matching:introduction_pass_on", "matching:introduction_question"),
            "matching:introduction_reason",
        ),
        "a link in one state of a proposal; of each kind of page one is read",
    ),
    "matching:introduction_line": "asked while a line is typed; a test of its own asks it",
    "matching:introduction_put_off": "a form while something is to do; of each kind of page one is read",
    **dict.fromkeys(
        ("matching:linked_calendar", "matching:linked_check_in", "matching:linked_meeting"),
        "behind a link to a mailbox; its own tests open it",
    ),
    "employers:linked_code": "behind a link to a mailbox; its own tests open it",
    "matching:meeting_told": "a link from the day of a meeting on; in the demo none was",
    "employers:register_reply": "a form once an entry was talked about; its own tests send it",
    "employers:register_settle": "a form once an employer answered; its own tests send it",
    "matching:employer_reach": "a part of a page, read by htmx",
    "coordinator matching:introduction_said": "the walk of the coordinator opens a proposal that ended",
    "matching:my_calendar": "a file that the page of a meeting offers",
    "matching:my_experience": "a button after three months at work; its own tests press it",
    "matching:my_meeting": "a link while a meeting is to come; its own tests open it",
    **dict.fromkeys(
        ("matching:school", "matching:school_act", "matching:sign"),
        "beside a place to learn; the walk opens other work",
    ),
    "matching:walk_propose": "a button after a day to walk along; in the demo there is none",
    "matching:walk_came": "a button beside a day to walk along; in the demo there is none",
    "coordinator matching:walk_add": "only who hears the youth plans a day",
    "matching:placement_keep": "a button after twelve months; the walk opens one placement",
    "matching:placement_start": "a button on the first working day; the story presses it",
    "web:find_occupations": "a part of a page, read by htmx",
    "web:find_skills": "a part of a page, read by htmx",
    "web:stop_showing": "walked by itself below",
}
NOT_MET |= {f"coordinator candidates:{name}": "only who hears the youth is led to it" for name in HEARD}
NOT_MET |= {
    f"coordinator employers:{name}": "the walk of the coordinator opens an employer that nobody of us knows"
    for name in (
        *("conversation_edit", "conversation_take_back", "errand_done", "errand_edit", "errand_give"),
        *("person", "person_edit", "person_erase", "post_add", "post_edit", "post_leave"),
        "post_invite",
        *("promise_move", "promise_reopen", "promise_settle"),
    )
}
PUBLIC = (
    "/account/login/",
    "/account/login/code/",
    "/account/password/reset/",
    "/onderdelen/",
    "/vacatures/?taal=nl",
    "/vacatures/?taal=en",
    "/zo-ordenen-we-vacatures/",
)


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[str]:
    """One product for all walks of this process; they follow links and change nothing."""
    folder = tmp_path_factory.getbasetemp()
    shared = migrated.named_folder() or (folder if worker_id == "master" else folder.parent)
    with served(made_once(shared)) as address:
        yield address


@pytest.fixture
def said(page: Page) -> list[str]:
    """What the browser complains about: errors of scripts, broken policies, files that are not there."""
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    return complaints


def person(page: Page, base: str, role: str) -> str:
    """The demo's person of a role; its sign-ins are in the order of the roles."""
    found = people(page, base)
    assert len(found) == len(Role)
    return found[list(Role).index(Role(role))]


IN_ALL = sizes.LANGUAGES.value == len(LANGUAGES)


def is_whole(language: str) -> bool:
    """Whether every role opens every page in this language; else each page is opened for one role."""
    return LANGUAGES.index(language) < sizes.LANGUAGES.value


def axe_at(language: str, kinds: int) -> tuple[int, ...]:
    """The widths at which axe reads the next kind of page; in a small run in Dutch, the two in turn."""
    widths = (judge.NARROW, judge.WIDE)
    return widths if IN_ALL else (widths[kinds % 2],) if is_whole(language) else ()


def with_tab(language: str) -> bool:
    """Whether Tab goes through a page; in a small run in the language that axe does not read."""
    return IN_ALL or not is_whole(language)


def spoken(url: str, chosen: str) -> str:
    """A public vacancy has an address for each language; all else is in the language that was chosen."""
    if "/vacatures/open/" not in url:
        return chosen
    return "en" if url.endswith("taal=en") else "nl"


@dataclass(frozen=True, slots=True)
class Part:
    """Roles whose pages one process reads, in a language; two processes end at about the same time."""

    language: str
    roles: tuple[Role, ...]
    name: str

    def is_read_elsewhere(self, kind: Kind) -> bool:
        """Whether the jobhunter, whose pages are a part of their own, reads this kind of page too."""
        name = kind[0] if kind else ""
        rule = PAGES.get(name)
        is_theirs = rule is not None and Role.JOBHUNTER in rule.roles
        return Role.JOBHUNTER not in self.roles and is_theirs and not is_unmet(Role.JOBHUNTER, name)


def parts() -> list[Part]:
    """The jobhunter has most of the pages. Where the roles share one walk, it stays whole."""
    found = []
    for language in LANGUAGES:
        if is_whole(language):
            others = tuple(role for role in Role if role != Role.JOBHUNTER)
            found.append(Part(language, (Role.JOBHUNTER,), f"{language}-jobhunter"))
            found.append(Part(language, others, f"{language}-others"))
        else:
            found.append(Part(language, tuple(Role), language))
    return found


def is_unmet(role: Role, name: str) -> bool:
    """Whether there is a reason why the walk of a role does not meet a page."""
    return bool({name, f"{role} {name}"} & set(NOT_MET))


def faults_of(role: Role, walk: Walk, part: Part, read: Counter[Kind]) -> list[str]:
    """What is wrong with the pages that a role may open."""
    language = part.language
    page, found = walk.page, []
    sign_in(page, walk.base, person(page, walk.base, role))
    speak(page, walk.base, language)
    for address in walk.pages("/", "/account/", *STARTS.get(role, ())):
        kind = kind_of(page.url)
        is_new = read[kind] + part.is_read_elsewhere(kind) < sizes.READERS.value
        wrong = judge.faults(
            page,
            spoken(page.url, language),
            axe_at=axe_at(language, len(read)) if is_new else (),
            with_tab=is_new and with_tab(language),
        )
        read[kind] += 1
        found += [f"{role} {address}: {fault}" for fault in wrong]
    page.context.clear_cookies()
    return found


def unmet(role: Role, walk: Walk) -> list[str]:
    """A page that nothing leads to is a fault too."""
    declared = {name for name, rule in PAGES.items() if role in rule.roles}
    return [
        f"{role}: nothing leads to {name}"
        for name in sorted(declared - walk.names - walk.actions)
        if not is_unmet(role, name)
    ]


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.name)
def test_every_page_of_every_role_is_without_fault(
    page: Page, base: str, said: list[str], part: Part
) -> None:
    read: Counter[Kind] = Counter()
    shared = Walk(base, page)
    walks = {role: Walk(base, page) if is_whole(part.language) else shared for role in part.roles}
    faults = [fault for role, walk in walks.items() for fault in faults_of(role, walk, part, read)]
    faults += [fault for role, walk in walks.items() for fault in unmet(role, walk)]
    assert not faults, "\n".join(faults)
    assert not said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_public_page_is_without_fault(page: Page, base: str, said: list[str], language: str) -> None:
    speak(page, base, language)
    for address in PUBLIC:
        page.goto(f"{base}{address}")
        own = address.partition("taal=")[2]
        assert judge.faults(page, own or language) == [], address
    assert not said


def test_the_page_for_what_is_not_there_is_without_fault(page: Page, base: str) -> None:
    page.goto(f"{base}/onderdelen/no/")
    assert judge.faults(page, "nl") == []


def test_looking_together_is_without_fault_and_shows_nobody_else(page: Page, base: str) -> None:
    sign_in(page, base, person(page, base, Role.JOBHUNTER))
    others = set(page.locator("main a.jm-list__name").all_inner_texts())
    click(page, page.locator("main a.jm-list__name"))
    name = page.locator("h1").inner_text()
    click(page, page.locator("form[action^='/samen-kijken/'] button"))
    assert judge.faults(page, "nl") == []
    shown = page.locator("body").inner_text()
    assert not [other for other in others if other not in name and other in shown]
    page.goto(f"{base}/kandidaten/")
    assert page.url == f"{base}/samen-kijken/stoppen/"
    assert judge.faults(page, "nl") == []


def test_the_jobhunter_reaches_a_ranking_in_three_clicks(page: Page, base: str) -> None:
    sign_in(page, base, person(page, base, Role.JOBHUNTER))
    click(page, page.locator("main a.jm-list__name"))
    click(page, page.locator("main a[href$='/vacatures/']"))
    assert page.locator("main details.jm-details").count() >= 1


def ranking_of(page: Page, base: str, role: Role, youth: object) -> None:
    """A youth's vacancies, on a phone."""
    page.set_viewport_size(PHONE)
    sign_in(page, base, person(page, base, role))
    page.goto(f"{base}/kandidaten/{youth}/vacatures/")
    assert not page.evaluate(TOO_WIDE)


def test_a_youth_without_a_wish_is_asked_for_one(page: Page, base: str) -> None:
    ranking_of(page, base, Role.JOBHUNTER, id_of("candidate", WITHOUT_WISH))
    expect(page.get_by_role("heading", name="Welk werk wil je?")).to_be_in_viewport()
    assert page.locator("#sheet").count() == 0  # there is nothing to tick
    click(page, page.get_by_role("link", name="Schrijf een wens op"))
    assert page.url.endswith("/wensen/")


def test_a_youth_for_whom_nothing_fits_reads_it_and_sees_what_opens_something(page: Page, base: str) -> None:
    ranking_of(page, base, Role.COORDINATOR, id_of("candidate", NOTHING_FITS))
    expect(page.get_by_role("heading", name="Nu past er geen open vacature bij een wens")).to_be_in_viewport()
    assert page.locator(".jm-ranking__row").count() == 0
    click(page, page.locator("main").get_by_role("link", name="Wat opent deuren?"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Wat deuren opent")


def test_beside_a_dream_that_the_law_shuts_a_youth_reads_what_can_begin_now(page: Page, base: str) -> None:
    ranking_of(page, base, Role.JOBHUNTER, STORY_ID)
    click(page, page.get_by_role("button", name="Samen kijken"))
    heading = page.get_by_role("heading", name="Naar je droom")
    dream = page.locator("section.jm-shelf").filter(has=heading)
    shut = dream.locator(".jm-ranking__row").filter(has_text="diploma Beveiliger").first
    shut.locator("summary").first.click()
    law = "De wet vraagt hiervoor: diploma Beveiliger. Dat heb je nog niet."
    expect(shut.get_by_text(law)).to_be_visible()
    main = page.locator("main")
    assert "van 1000" not in main.inner_text()
    assert "kan niet" not in main.inner_text()
    shut.get_by_text("Laat de punten zien").click()
    dream.locator(".jm-ranking__row").last.locator("summary").first.click()
    assert main.inner_text().count("van 1000") == 1  # of the one that was asked for
    click(page, dream.locator("p", has_text="Dit kan nu al beginnen").get_by_role("link"))
    expect(page.get_by_role("heading", name="Hoe het bij je past")).to_be_visible()


def test_filters_are_above_the_first_vacancy_and_stay(page: Page, base: str) -> None:
    ranking_of(page, base, Role.JOBHUNTER, STORY_ID)
    expect(page.locator(".jm-ranking__row summary").first).to_be_in_viewport(ratio=1)
    part = page.get_by_text("Alleen een deel is te zien")
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("Uren per week, minstens").fill("30")
    click(page, page.get_by_role("button", name="Laat zien"))
    shown = page.locator(".jm-ranking__row .jm-list__name").all_inner_texts()
    expect(part).to_be_visible()
    click(page, page.locator("a.jm-back"))
    click(page, page.locator("main a[href$='/vacatures/']"))
    expect(part).to_be_visible()
    assert page.locator(".jm-ranking__row .jm-list__name").all_inner_texts() == shown
    click(page, page.locator(".jm-tools__part a"))
    expect(part).to_have_count(0)
    assert page.locator(".jm-ranking__row .jm-list__name").all_inner_texts() != shown
