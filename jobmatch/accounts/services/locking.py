"""Who acts on the files, errands or desks of a municipality waits for who was first; then both read the same.

One row decides, that of the municipality: two acts never wait for each other, whatever they touch. Take it
before anything else is changed; the end of the access log comes last.
"""

from uuid import UUID

from jobmatch.accounts.models import Organisation


def lock_municipality(municipality_id: UUID) -> None:
    """Until commit nobody else acts on the files and desks of this municipality.

    Who needs several takes them sorted, all of them before anything else.
    """
    Organisation.objects.select_for_update(no_key=True).get(pk=municipality_id)
