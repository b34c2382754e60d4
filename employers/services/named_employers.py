"""The employer whom a posting names: found by its key name, or made."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID, uuid5

from employers.models import Employer
from employers.rules.naming import name_key
from employers.rules.placeholders import names_employer
from jobmatch.accounts.enums import OrganisationKind
from jobmatch.accounts.models import Organisation

NAMESPACE = UUID("5e0b5f0a-3d0c-5a52-9d0e-6f1f6f3d9b41")


class NamedEmployers:
    """All employers by key name, read once; a name that two of them bear is nobody's.

    `all_of`: every name is this one's, as in a file that an employer keeps itself.
    """

    def __init__(self, *, all_of: UUID | None = None) -> None:
        self._all_of = all_of
        self._by_name: dict[str, list[UUID]] = defaultdict(list)
        for pk, name in Organisation.objects.employers().order_by("id").values_list("id", "name"):
            self._by_name[name_key(name)].append(pk)

    def find(self, name: str) -> UUID | None:
        """The one employer of that name."""
        if self._all_of is not None:
            return self._all_of
        found = self._by_name.get(name_key(name), [])
        return found[0] if len(found) == 1 else None

    def make_missing(self, names: Iterable[str]) -> int:
        """Add the employers that are named and not there yet; stand-ins and agencies are none. How many?"""
        missing = {name_key(name): name for name in reversed(list(names)) if self._is_missing(name)}
        organisations = [
            Organisation(id=uuid5(NAMESPACE, key), kind=OrganisationKind.EMPLOYER, name=name[:160])
            for key, name in sorted(missing.items())
        ]
        here = set(
            Organisation.objects.filter(pk__in=[row.pk for row in organisations]).values_list("pk", flat=True)
        )
        new = [row for row in organisations if row.pk not in here]
        Organisation.objects.bulk_create(new)
        for key, row in zip(sorted(missing), organisations, strict=True):
            self._by_name[key] = [row.pk]  # one that is here under another name was renamed by a person
        self._complete()
        return len(new)

    def _is_missing(self, name: str) -> bool:
        return self._all_of is None and names_employer(name) and name_key(name) not in self._by_name

    def _complete(self) -> None:
        """Every organisation of this kind that is referred to has its row of facts."""
        bare = Organisation.objects.employers().filter(employer__isnull=True).order_by("id")
        wanted = {pk for pks in self._by_name.values() for pk in pks}
        Employer.objects.bulk_create(Employer(organisation=row) for row in bare if row.pk in wanted)
