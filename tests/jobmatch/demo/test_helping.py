"""Other help in the demo: a list for every kind of help, and texts written, sent and asked about."""

from datetime import date

from candidates.enums import HandOverState, Help, StepKind
from candidates.models import HandOver, Partner
from candidates.services.help import hand_overs
from jobmatch.accounts.models import User
from jobmatch.demo.people import STORY_DESK, STORY_ID
from notifications.enums import Kind
from notifications.models import Message


def test_somebody_helps_with_each_thing_and_nobody_can_be_reached(demo: date) -> None:
    partners = list(Partner.objects.all())
    active = {topic for partner in partners if partner.is_active for topic in partner.helps_with}
    assert active == set(Help.values)
    assert [partner for partner in partners if not partner.is_active]
    assert all(partner.email.endswith(".example") for partner in partners)
    assert all(partner.phone.startswith("+3197000000") for partner in partners)


def test_the_youth_of_the_story_was_helped_and_has_a_draft(demo: date) -> None:
    asha = User.objects.get(email=STORY_DESK)
    rows = {row.state: row for row in HandOver.objects.filter(candidate=STORY_ID)}
    assert rows.keys() == {HandOverState.ASKED, HandOverState.DRAFT}
    papers = {state: hand_overs.read(hand_over=row, by=asha, on=demo) for state, row in rows.items()}
    assert papers[HandOverState.ASKED].outcome == "helped"
    assert papers[HandOverState.ASKED].line
    assert all("..." not in paper.text and "%" not in paper.text for paper in papers.values())


def test_somebody_has_to_ask_how_it_went(demo: date) -> None:
    row = HandOver.objects.get(state=HandOverState.SENT)
    assert row.candidate.steps.open().get(kind=StepKind.HELP).due <= demo
    assert not Message.objects.waiting().filter(kind=Kind.HAND_OVER).exists()
