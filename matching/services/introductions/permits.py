"""Whether a youth may be proposed to somebody now. What the youth kept away reads like what does not fit."""

from datetime import date
from typing import Final
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from candidates.enums import LOOKING, Purpose
from candidates.models import Candidate, Consent
from candidates.permissions import may_hear_youth, require
from candidates.rules.consent_texts import SHARE_WITH_EMPLOYERS_VERSION
from candidates.services.files.parents import require_heard
from employers.models import EmployerPerson, Post, Vacancy
from jobmatch.accounts.models import User
from jobmatch.errors import RuleBroken
from matching.models import Introduction
from matching.services.introductions import posting

MOST_RUNNING: Final = 3  # for each place of a vacancy


def may_be_proposed(candidate: Candidate, *, on: date) -> bool:
    """Whether the youth said yes to being introduced, in the present words."""
    yes = Consent.objects.latest(candidate=candidate.pk, purpose=Purpose.SHARE_WITH_EMPLOYERS)
    return yes is not None and yes.is_live(on) and yes.wording == SHARE_WITH_EMPLOYERS_VERSION


def require_allowed(row: Introduction, *, on: date, person: EmployerPerson | None = None) -> None:
    """Refuse what may not be proposed now, or may not go on; `person` in the place of who has it.

    The youth's own reasons have no words of their own: an employer that stays out, or a colleague at the
    file, is refused as a vacancy that does not fit.
    """
    candidate, vacancy, person = row.candidate, row.vacancy, person or row.person
    _require_willing(candidate, on=on)
    if person is None or not works_at(person, vacancy):
        raise _somebody_there()
    if not _fits(row, person, on=on):
        raise does_not_fit()


def does_not_fit() -> RuleBroken:
    """The one sentence for all that does not fit, whatever the reason is."""
    return RuleBroken("does_not_fit", _("This vacancy does not fit now."))


def require_welcome(candidate: Candidate, employer: UUID | None, *, on: date) -> None:
    """Refuse a day at an employer without a vacancy, for the same reasons and in the same words."""
    _require_willing(candidate, on=on)
    if employer is None or candidate.exclusions.filter(organisation=employer).exists():
        raise RuleBroken("does_not_fit", _("This place does not fit now."))


def _require_willing(candidate: Candidate, *, on: date) -> None:
    """Refuse where no work is looked for now, or the youth did not say yes to being introduced."""
    require_heard(candidate, on=on)
    if candidate.state not in LOOKING:
        raise RuleBroken("file_state", _("This file is paused, rests or has ended. Open it again first."))
    if not may_be_proposed(candidate, on=on):
        raise _share_first()


def require_room(vacancy: Vacancy, *, beside: Introduction) -> None:
    """Refuse one more at an employer that has three running for each place; two at once wait in turn."""
    row = Vacancy.objects.select_for_update().get(pk=vacancy.pk)
    running = Introduction.objects.running().filter(vacancy=row).exclude(pk=beside.pk).count()
    if running >= MOST_RUNNING * row.openings:
        raise RuleBroken(
            "full", _("This employer hears of three youths for each place already. Wait a little.")
        )


def require_works_there(person: EmployerPerson | None, vacancy: Vacancy) -> None:
    """Refuse who answers for an employer and does not work there; nobody named is nobody else."""
    if person is not None and not works_at(person, vacancy):
        raise _somebody_there()


def require_mail(row: Introduction, *, on: date) -> None:
    """Refuse what can't go by mail: no mailbox that may be used, or the receiver said: no more now."""
    person = row.person
    if person is None or not posting.reaches(row):
        raise RuleBroken(
            "no_mail",
            _("Nothing can be mailed to this person: no address, or not told yet that we keep it. Call."),
        )
    refusal = wants_no_more(person, beside=row, on=on)
    if refusal is not None:
        raise refusal


def wants_no_more(person: EmployerPerson, *, beside: Introduction, on: date) -> RuleBroken | None:
    """Why somebody who gets proposals by mail gets no other one now; None when they may."""
    if person.no_cards_until is not None and person.no_cards_until > on:
        return RuleBroken(
            "paused",
            _("%(person)s wants no proposals by mail until %(day)s. Call, or wait.")
            % {"person": person, "day": date_format(person.no_cards_until, "j F")},
        )
    others = Introduction.objects.running().filter(person=person, by_mail=True).exclude(pk=beside.pk)
    if person.most_cards is not None and others.count() >= person.most_cards:
        return RuleBroken(
            "full", _("%(person)s wants no more proposals at once. Call, or wait.") % {"person": person}
        )
    return None


def require_hears(by: User, candidate: Candidate, *, on: date) -> None:
    """Refuse with code `forbidden` who does not hear the youth: nobody else writes down a yes."""
    hears = may_hear_youth(user=by, candidate=candidate, on=on)
    require(hears, _("Only the youth's own jobhunter records a yes."))


def _share_first() -> RuleBroken:
    return RuleBroken(
        "share_first",
        _("First ask whether you may introduce this youth to employers. The words of that are new."),
    )


def _somebody_there() -> RuleBroken:
    return RuleBroken("person", _("Choose somebody who works at this employer."))


def works_at(person: EmployerPerson, vacancy: Vacancy) -> bool:
    """Whether somebody is at the employer of a vacancy now."""
    return vacancy.employer_id is not None and Post.objects.of(person, vacancy.employer_id).exists()


def keeps_away(candidate: Candidate, person: EmployerPerson) -> bool:
    """Whether the youth keeps somebody at an employer away, who signs in here."""
    return person.user_id is not None and candidate.bars.filter(user=person.user_id).exists()


def _fits(row: Introduction, person: EmployerPerson, *, on: date) -> bool:
    candidate, vacancy = row.candidate, row.vacancy
    left_out = candidate.exclusions.filter(organisation=vacancy.employer_id).exists()
    return _is_there(row, on=on) and not left_out and not keeps_away(candidate, person)


def _is_there(row: Introduction, *, on: date) -> bool:
    """Whether the place is there: for a new proposal until the last day to apply; else as the row stands.

    A yes that was to another employer is none to this one.
    """
    if row._state.adding:
        direct = Vacancy.objects.open(on=on).filter(employer__is_intermediary=False)
        return direct.filter(pk=row.vacancy_id).exists()
    return Introduction.objects.with_place(on=on).filter(pk=row.pk).exists()
