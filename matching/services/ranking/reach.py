"""For how many youths of the own desk work at an employer could be: a count that names nobody.

Nothing sealed is opened for it, so that what a youth told under the lock never moves a number that may be
read in the shop. No file is shown, and no employer ever gets to see it.
"""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from candidates.enums import LOOKING
from candidates.models import Candidate
from candidates.services.files.sealed import NOTHING_OPENED
from employers.models import Employer
from employers.selectors.workplaces import chain_of
from jobmatch.accounts.models import User
from matching.models import Interest
from matching.scorer.v2.page import FIRST_SHELVES
from matching.selectors import people
from matching.services.ranking import rankings


def at_employer(*, employer: Employer, by: User, on: date) -> int:
    """How many youths of the own desk have an open vacancy of it, or of its shops, near a wish or on the way.

    What a youth said *not for me* to does not count.
    """
    employers = {shop.pk for shop in chain_of(by, employer)}
    files = Candidate.objects.visible_to(by).filter(desk__user=by, state__in=LOOKING).distinct()
    youths = [youth for youth in people.with_profile(files) if not youth.is_contact_only(on)]
    if not youths:
        return 0
    hidden = set(Interest.objects.hidden().filter(candidate__in=youths).values_list("candidate", "vacancy"))
    desk = rankings.beside(youths, on=on, today=on)
    return sum(
        any((youth.pk, vacancy) not in hidden for vacancy in _fitting(desk, youth, employers))
        for youth in youths
    )


def _fitting(
    desk: "rankings.Desk | rankings.Region", youth: Candidate, employers: Collection[UUID]
) -> list[UUID]:
    """The vacancies of these employers that stand first in what this youth finds."""
    if isinstance(desk, rankings.Desk):
        return desk.stand_first(youth, desk.person(youth, NOTHING_OPENED), employers)
    ranked = desk.rank(youth, NOTHING_OPENED, sealed_open=False)
    rows = (row.vacancy for name in FIRST_SHELVES for row in ranked.ranking.shelves[name].rows)
    return [pk for pk in rows if ranked.pairs[pk].vacancy.employer in employers]
