"""What the access log says of what a youth told or asked, in the open: no table says it without the keys."""

from typing import Any

from candidates.models import Candidate
from jobmatch.audit.selectors import QuietRow, quiet_rows


def quiet(**wanted: Any) -> list[QuietRow]:
    """The quiet rows with these values, the oldest first."""
    rows = quiet_rows({*Candidate.objects.values_list("pk", flat=True)})
    return [row for row in reversed(rows) if all(getattr(row, name) == wanted[name] for name in wanted)]
