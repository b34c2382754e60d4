"""What somebody at an employer opens: the card, and the name behind a second code. Each is in the log."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from employers.models import EmployerPerson
from employers.services import persons
from jobmatch.audit import services as audit
from jobmatch.http.versions import claim
from jobmatch.phones import for_people
from matching.models import Introduction
from matching.rules.cards.card import Card
from matching.selectors.coming import called
from matching.services.introductions import cards, moves


@dataclass(frozen=True, slots=True)
class Name:
    """What the youth said that the employer may hear."""

    name: str
    phone: str = ""

    def __repr__(self) -> str:  # never in a log or a traceback
        return "Name(...)"


@transaction.atomic
def open_card(*, introduction: Introduction, person: EmployerPerson) -> Card:
    """The card from the bytes that the youth read; the youth sees in the log that it was opened."""
    card = cards.of_youth(introduction)
    moves.record("card.opened", introduction, audit.employer_person(person.pk))
    return card


@transaction.atomic
def open_name(*, introduction: Introduction, person: EmployerPerson, is_proved: bool) -> Name | None:
    """The name as the youth gives it, once the mailbox was proved; None without a yes or a code."""
    if not introduction.name_given or not is_proved:
        return None
    youth = introduction.candidate
    name = called(youth, introduction.name_given)
    moves.record("name.opened", introduction, audit.employer_person(person.pk))
    return Name(name, for_people(youth.phone) if introduction.number_given and youth.phone else "")


@transaction.atomic
def no_more(
    *, person: EmployerPerson, version: int, until: date | None, most: int | None, now: datetime
) -> EmployerPerson:
    """No more cards by mail until a day, or only so many at once; what lies there already stays."""
    claim(person, version=version)
    persons.set_limit(person, no_cards_until=until, most_cards=most, on=timezone.localdate(now))
    person.save(update_fields=["no_cards_until", "most_cards"])
    audit.record(
        event="employer_person.cards",
        by=audit.employer_person(person.pk),
        chain=None,
        target="employers.EmployerPerson",
        target_id=person.pk,
    )
    return person
