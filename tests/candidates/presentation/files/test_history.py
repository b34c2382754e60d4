"""Every event that a service records of a youth has words for the history, in both languages."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation import override

from candidates.enums import Outcome
from candidates.presentation.files.history import CHANGES, REASONS, SIGNS
from jobmatch.web.icons import ICONS
from matching.enums import IntroductionState

ROOT = Path(__file__).parents[4]
SOURCES = [path for app in ("candidates", "matching") for path in (ROOT / app / "services").rglob("*.py")]
# Rows about no youth, or about what is not in a file yet.
OF_NO_YOUTH = frozenset(
    {
        *("desk.away", "desk.back", "desk.emptied", "employer_person.cards"),
        *("partner.added", "partner.changed"),
        *("referral.received", "referral.returned", "referral.expired", "referral.opened", "referral.listed"),
    }
)
# Who only looked is not in the history.
LOOKS = frozenset({"file.seen", "ranking.computed", "ranking.seen", "sealed.opened"})
# The history is read by colleagues, who may not know that there is an experience.
UNSAID = "voice."
# Events that are put together in the code.
PUT_TOGETHER = {f"agreement.{outcome}" for outcome in Outcome.values if outcome != Outcome.OPEN}
PUT_TOGETHER |= {"file.handed_over", "file.taken"}
PUT_TOGETHER |= {f"introduction.{state}" for state in IntroductionState.values}
PUT_TOGETHER |= {"introduction.told_employer", "introduction.told_youth"}


def is_event(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.count(".") == 1


def events_of(tree: ast.AST) -> Iterator[str]:
    """What is given as `event=`, or first to a function that records; and `<part>.saved` for each part."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = ast.unparse(call.func).rpartition(".")[2]
        given = [keyword.value for keyword in call.keywords if keyword.arg == "event"]
        if "record" in name or name == "Fact":
            given += call.args[:1]
        yield from (node.value for node in given if is_event(node))
        if name == "_change":
            yield from (f"{word.value.value}.saved" for word in call.keywords if word.arg == "part")


def recorded() -> set[str]:
    found = {event for path in SOURCES for event in events_of(ast.parse(path.read_text()))}
    return (found | PUT_TOGETHER) - OF_NO_YOUTH


def said() -> set[str]:
    return {event for event in recorded() if not event.startswith(UNSAID)}


def test_the_code_is_read_well_enough_to_find_its_events() -> None:
    assert {"wishes.saved", "consent.given", "step.done", "contact.recorded", "file.ended"} <= recorded()


def test_every_event_of_a_youth_has_words() -> None:
    assert sorted(said() - CHANGES.keys() - LOOKS) == []


def test_what_is_done_with_an_experience_is_never_in_the_history() -> None:
    assert recorded() - said()
    assert [event for event in CHANGES if event.startswith(UNSAID)] == []


def test_no_words_are_kept_for_what_nobody_records() -> None:
    assert sorted(CHANGES.keys() - recorded()) == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_two_events_read_the_same(language: str) -> None:
    with override(language):
        words = [str(each) for each in CHANGES.values()]
    assert len(words) == len(set(words))


def test_reasons_and_signs_are_of_events_and_icons_that_are_there() -> None:
    assert REASONS.keys() <= CHANGES.keys()
    assert set(SIGNS.values()) <= ICONS.keys()
