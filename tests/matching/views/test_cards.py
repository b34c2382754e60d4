"""Cards on pages: a line read while it is typed, the own page of the youth, the name taken off."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from candidates.enums import Purpose
from candidates.models import CandidateSkill
from employers.models import VacancySkill
from jobmatch.audit import services as audit
from matching.enums import IntroductionState
from matching.rules.cards.card import from_bytes
from matching.services.introductions import acts, cards
from matching.services.introductions.yeses import Heard
from tests.candidates.situations import as_user, say_yes
from tests.candidates.voice_situations import tell
from tests.candidates.youths import phone_of, reachable
from tests.factories import make_skill
from tests.matching.introductions import let_introduce, place, proposed

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
ST = IntroductionState
TOLD = "You told something about this employer"


@pytest.fixture
def youth(by):
    found = reachable(by, first_name="Xandrine")
    let_introduce(found, by=by, on=TODAY)
    return found


def text(answer):
    return answer.content.decode()


def mine(row):
    return reverse("matching:my_introduction", kwargs={"pk": row.pk})


def test_a_line_is_read_while_it_is_typed(youth, by):
    vacancy, _person = place()
    address = reverse("matching:introduction_line", kwargs={"pk": youth.pk}) + f"?vacancy={vacancy.pk}"
    form = text(
        as_user(by).get(
            reverse("matching:introduction_add", kwargs={"pk": youth.pk}), {"vacancy": vacancy.pk}
        )
    )
    assert address in form
    assert 'id="line-stopped"' in form
    answer = as_user(by).post(address, {"line": "Zij is 26 en heet xandrine.", "own": "Ik ben 26."})
    assert answer.status_code == 200
    assert {"‘Zij’", "‘xandrine’"} <= set(re.findall(r"‘[^’]+’", text(answer)))
    assert text(answer).count("‘") == 3  # the youth may tell the own age
    assert not text(as_user(by).post(address, {"line": "Werkt netjes."})).strip()


def test_what_was_told_of_the_employer_is_asked_about_on_the_own_page_alone(youth, by):
    say_yes(youth, by=by, purpose=Purpose.KEEP_EXPERIENCE)
    at = place()
    row = acts.do(
        introduction=proposed(youth, by=by, on=TODAY, heard=None, at=at),
        what="ask",
        version=1,
        by=by,
        on=TODAY,
    )
    other = proposed(youth, by=by, on=TODAY)
    phone = phone_of(youth)
    assert TOLD not in text(phone.get(mine(row)))
    tell(youth, by, employer=at[0].employer_id)
    assert TOLD in text(phone.get(mine(row)))
    assert TOLD not in text(phone.get(mine(other)))
    staff = reverse("matching:introduction", kwargs={"pk": youth.pk, "introduction_pk": row.pk})
    assert TOLD not in text(as_user(by).get(staff))


def test_only_the_own_page_asks_what_was_told_of_an_employer():
    root = Path(settings.BASE_DIR)
    apps = ("candidates", "employers", "matching", "notifications", "jobmatch")
    asking = [
        path.relative_to(root).as_posix()
        for app in apps
        for path in (root / app).rglob("*.py")
        if "told_about(" in path.read_text(encoding="utf-8")
    ]
    assert sorted(asking) == [
        "candidates/services/voice/experiences.py",
        "matching/views/my_introductions.py",
    ]


def test_with_the_name_taken_off_the_card_tells_no_more_than_it_may_and_is_asked_again(youth, by):
    at = place()
    skill = make_skill()
    VacancySkill.objects.create(vacancy=at[0], skill=skill)
    CandidateSkill.objects.create(candidate=youth, skill=skill)
    row = proposed(youth, by=by, on=TODAY, at=at)
    assert (row.state, len(cards.of_youth(row).rows)) == (ST.AGREED, 1)
    row = acts.hear(
        introduction=row,
        version=row.version,
        digest=row.digest,
        heard=Heard("link", name=""),
        by=audit.youth(youth.pk),
        on=TODAY,
    )
    row.refresh_from_db()
    assert (row.state, row.name_given, row.yes_digest) == (ST.ASKED, "", "")
    assert cards.of_youth(row).rows == ()


def test_the_bytes_that_are_shown_are_those_that_are_kept(youth, by):
    row = proposed(youth, by=by, on=TODAY, line="Werkt netjes.")
    card = cards.of_youth(row)
    assert from_bytes(card.to_bytes()) == card
    assert card.digest == row.digest == row.yes_digest
    with translation.override("en"):
        shown = text(phone_of(youth).get(mine(row)))
    assert "Werkt netjes." in shown
    assert "who knows you may guess" in shown
