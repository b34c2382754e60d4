"""At whose desk something comes to lie that nobody here asked for: what an employer or a feed did."""

from uuid import UUID

from employers.models import Conversation
from jobmatch.accounts.models import Desk, User
from jobmatch.accounts.selectors import first_desk


def desk_for(*people: User | None, employer: UUID | None = None) -> Desk | None:
    """The desk of the first of these people who has one, else of who last spoke with the employer.

    Else a shared desk, for there somebody is; none only where no desk exists at all.
    """
    for user in [*people, *_spoke_with(employer)]:
        desk = first_desk(user) if user is not None and user.is_active else None
        if desk is not None:
            return desk
    desks = Desk.objects.order_by("municipality__name", "pk")
    return desks.filter(user=None).first() or desks.first()


def _spoke_with(employer: UUID | None) -> list[User | None]:
    if employer is None:
        return []
    talks = Conversation.objects.filter(employer=employer, made_by__is_active=True).newest_first()
    return [talk.made_by for talk in talks.select_related("made_by")[:5]]
