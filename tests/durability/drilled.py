"""What opens in the databases of the environment: `python -m tests.durability.drilled note|look FILE`.

`note` writes down everything that is sealed, and who is to be erased; it makes a few youths when there are
none. `look` says how much of that opens still, of the erased youth and of all others, and how much of what
is in the databases now.
"""

import base64
import json
import sys
from pathlib import Path
from uuid import UUID

import django
from django.core.management import call_command


def opens(value: tuple[UUID, str, bytes]) -> bool:
    from jobmatch.sealing import services as sealing  # noqa: PLC0415 - after django.setup()

    person, field, sealed = value
    try:
        sealing.unseal(person=person, field=field, sealed=sealed)
    except sealing.SealBroken:
        return False
    return True


def make_youths() -> None:
    from candidates.services.files import sealed  # noqa: PLC0415 - after django.setup()
    from tests.factories import make_candidate  # noqa: PLC0415

    for number in range(5):
        sealed.keep_own_words(candidate=make_candidate(), text=f"The wish of youth {number}.")


def note(file: Path) -> None:
    from candidates.models import Candidate  # noqa: PLC0415 - after django.setup()
    from tests.upgrades.sealed import all_values  # noqa: PLC0415

    if not Candidate.objects.exists():
        make_youths()
    erased = Candidate.objects.exclude(own_words=b"").order_by("pk")[0].pk
    values = [(str(who), field, base64.b64encode(sealed).decode()) for who, field, sealed in all_values()]
    file.write_text(json.dumps({"erased": str(erased), "values": values}))
    print(erased)  # noqa: T201 - read by the test


def look(file: Path) -> None:
    from tests.upgrades.sealed import all_values  # noqa: PLC0415 - after django.setup()

    noted = json.loads(file.read_text())
    erased = UUID(noted["erased"])
    found = {"of the erased": [0, 0], "of all others": [0, 0], "in the database": [0, 0]}
    kept = [(UUID(who), field, base64.b64decode(sealed)) for who, field, sealed in noted["values"]]
    for value in kept:
        count(found["of the erased" if value[0] == erased else "of all others"], value)
    for value in all_values():
        count(found["in the database"], value)
    call_command("check_lost", stdout=sys.stderr)
    call_command("verify_audit", stdout=sys.stderr)
    print(json.dumps(found))  # noqa: T201 - read by the test


def count(pair: list[int], value: tuple[UUID, str, bytes]) -> None:
    """How many open, and how many there are."""
    pair[0] += opens(value)
    pair[1] += 1


if __name__ == "__main__":
    django.setup()
    {"note": note, "look": look}[sys.argv[1]](Path(sys.argv[2]))
