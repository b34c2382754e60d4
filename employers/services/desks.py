"""At whose desk something comes to lie that nobody here asked for: what an employer or a feed did."""

from uuid import UUID

from employers.selectors.own import who_knows
from jobmatch.accounts.models import Desk, User
from jobmatch.accounts.selectors import first_desk


def desk_for(*people: User | None, employer: UUID | None = None, else_at: User | None = None) -> Desk | None:
    """The desk of the first of these people who has one, else of who knows the employer, else of `else_at`.

    Else a shared desk, for there somebody is; none only where no desk exists at all. While somebody is away
    an errand goes to who stands in.
    """
    knows = who_knows(employer) if employer is not None else None
    for user in (*people, knows, else_at):
        desk = first_desk(user) if user is not None and user.is_active else None
        if desk is not None:
            return desk
    desks = Desk.objects.order_by("municipality__name", "pk")
    return desks.filter(user=None).first() or desks.first()
