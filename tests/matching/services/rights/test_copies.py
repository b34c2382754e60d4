"""The copy: everything about one youth, nothing of anyone else, packed unseen and logged."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from candidates.enums import Purpose
from candidates.models import Candidate, Consent, QuietConsent
from jobmatch.audit import services as audit
from jobmatch.audit.models import Entry
from matching.models import Reply
from matching.services.rights import copies
from matching.services.rights.copy_values import spoken
from matching.services.rights.youth_records import LOOKS, WALKED, name_of, rows_of
from tests.candidates.quiet_log import quiet
from tests.candidates.rights_situations import make_officer
from tests.factories import make_coordinator
from tests.matching.erasure_situations import Marked
from tests.refusals import refused

pytestmark = pytest.mark.django_db
# What the copy leaves out, with the reasons of the records.
NOT_TOLD = ("tokprint", "toklink")


@pytest.fixture
def marked() -> Marked:
    return Marked()


def test_every_token_of_the_youth_is_in_the_copy_to_read_and_in_the_one_for_programs(marked: Marked) -> None:
    copy = copies.make(candidate=marked.youth, by=audit.youth(marked.youth.pk))
    told = [token for token in marked.tokens if token.startswith("tok") and not token.startswith(NOT_TOLD)]
    read = "\n".join(line.text for part in copy.parts for row in part.rows for line in row)
    packed = json.dumps(copies.as_json(copy))
    assert [token for token in told if token not in read] == []
    assert [token for token in told if token not in packed] == []


def test_no_secret_and_nothing_of_anyone_else_is_in_it(marked: Marked) -> None:
    other = Marked()
    copy = copies.make(candidate=marked.youth, by=marked.by)
    packed = json.dumps(copies.as_json(copy))
    assert [token for token in other.tokens if token.startswith("tok") and token in packed] == []
    assert marked.youth.link_word not in packed
    assert [token for token in marked.tokens if token.startswith(NOT_TOLD) and token in packed] == []


def test_both_shapes_have_the_same_parts_and_fields(marked: Marked) -> None:
    copy = copies.make(candidate=marked.youth, by=audit.youth(marked.youth.pk))
    packed = copies.as_json(copy)["parts"]
    assert [part.name for part in copy.parts] == [*packed]
    for part in copy.parts:
        assert [[line.name for line in row] for row in part.rows] == [[*row] for row in packed[part.name]]
    with_rows = {name_of(one) for one in WALKED if rows_of(one, marked.youth.pk).exists()}
    assert packed.keys() == {"candidates.Candidate", *with_rows, name_of(LOOKS)}


def test_the_one_that_the_jobhunter_gives_says_not_who_looked_or_opened_by_force(marked: Marked) -> None:
    own = {part.name for part in copies.make(candidate=marked.youth, by=audit.youth(marked.youth.pk)).parts}
    given = {part.name for part in copies.make(candidate=marked.youth, by=marked.by).parts}
    assert own - given == {name_of(LOOKS), "candidates.ForcedOpening"}


@pytest.mark.parametrize(
    ("purpose", "locked"),
    [
        (Purpose.KEEP_NEEDS, {"candidates.Needs", "candidates.KeptNeeds"}),
        (Purpose.KEEP_EXPERIENCE, {"candidates.Experience", "candidates.Report"}),
    ],
)
def test_what_a_yes_that_is_over_keeps_locked_is_for_the_own_link_alone(
    marked: Marked, purpose: str, locked: set[str]
) -> None:
    before = {part.name for part in copies.make(candidate=marked.youth, by=marked.by).parts}
    yesterday = timezone.localdate() - timedelta(days=1)
    for said in (Consent, QuietConsent):
        said.objects.filter(candidate=marked.youth, purpose=purpose).update(expires_on=yesterday)
    after = {part.name for part in copies.make(candidate=marked.youth, by=marked.by).parts}
    assert before - after == locked
    entry = Entry.objects.order_by("-seq")[0]
    assert not {name.rpartition(".")[0] for name in entry.fields} & locked
    own = {part.name for part in copies.make(candidate=marked.youth, by=audit.youth(marked.youth.pk)).parts}
    assert locked <= own


def test_an_answer_that_may_still_go_back_is_in_no_copy(marked: Marked) -> None:
    Reply.objects.filter(introduction__candidate=marked.youth).update(counted_at=None)
    for by in (marked.by, audit.youth(marked.youth.pk)):
        parts = copies.as_json(copies.make(candidate=marked.youth, by=by))["parts"]
        assert "matching.Reply" not in parts
        assert "matching.Introduction" in parts


def test_making_it_is_in_the_access_log_with_what_was_opened(marked: Marked) -> None:
    copies.make(candidate=marked.youth, by=audit.youth(marked.youth.pk))
    entry = Entry.objects.order_by("-seq")[0]
    assert (entry.event, entry.actor_kind, entry.actor) == ("copy.made", "youth", marked.youth.pk)
    assert "candidates.Needs.sealed" in entry.fields
    assert "candidates.Experience.sealed" not in entry.fields
    assert "candidates.Experience.sealed" in quiet(event="sealed.opened")[-1].fields


def test_who_looked_is_in_it_by_name_and_day_and_says_not_what_was_told(marked: Marked) -> None:
    for _turn in range(2):
        audit.record(
            event="voice.told", by=marked.by, chain=marked.youth.municipality_id, person=marked.youth.pk
        )
    with override("en"):
        copy = copies.make(candidate=marked.youth, by=audit.youth(marked.youth.pk))
    looked = copies.as_json(copy)["parts"][name_of(LOOKS)]
    opened = [row for row in looked if row["what"] == "opened what is locked away"]
    today = str(timezone.localdate())
    assert [(row["day"], row["who"]) for row in opened] == [(today, marked.by.name)]
    assert opened[0]["times"] >= 2
    assert "voice" not in str(looked)


def test_nobody_but_the_youth_and_the_own_jobhunter_makes_it(marked: Marked) -> None:
    youth = marked.youth
    doers = (
        make_coordinator(youth.municipality),
        make_officer(youth),
        audit.youth(Marked().youth.pk),
        audit.SCHEDULE,
        audit.COMMAND_LINE,
    )
    for by in doers:
        with refused("forbidden"):
            copies.make(candidate=youth, by=by)


@pytest.mark.parametrize(("language", "word"), [("nl", "geloof"), ("en", "religion")])
def test_codes_are_read_as_words_in_the_language_of_the_reader(
    marked: Marked, language: str, word: str
) -> None:
    with override(language):
        copy = copies.make(candidate=marked.youth, by=marked.by)
    told = next(part for part in copy.parts if part.name == "candidates.Experience")
    text = "\n".join(line.text for line in told.rows[0]).lower()
    assert word in text


def test_a_value_is_said_in_words_whatever_its_shape() -> None:
    with override("en"):
        told = [{"on": "2026-11-25", "done": True}, {"done": False}]
        assert spoken(told) == "on: 25 November 2026\nwhat was done: yes\n\nwhat was done: no"
        assert spoken({"employer": str(Candidate().pk)}) == ""
        assert spoken(["foot", "car"], "travel_means") == "on foot, car"
        codes = {"manner": "in_person", "outcome": "helped", "purpose": "mine", "language": "nl"}
        assert spoken(codes).splitlines() == [
            "how you agreed: face to face",
            "outcome: it helped",
            "purpose: my page",
            "language: Dutch",
        ]
