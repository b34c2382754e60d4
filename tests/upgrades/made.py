"""`python -m tests.upgrades.made` makes the demo region, gives a youth a link, and says what is there."""

import json

import django
from django.core.management import call_command
from django.utils import timezone


def main() -> None:
    django.setup()
    from huey.contrib.djhuey import HUEY  # noqa: PLC0415 - after django.setup()

    from candidates.enums import LinkPurpose  # noqa: PLC0415
    from candidates.models import Candidate  # noqa: PLC0415
    from jobmatch.links import services as links  # noqa: PLC0415
    from tests.upgrades import sealed  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    HUEY.storage.initialize_schema()  # as the server does
    call_command("demo", quiet=True)
    youth = Candidate.objects.exclude(link_word="").order_by("pk")[0]
    found = {
        "at": timezone.now().isoformat(),
        "youths": Candidate.objects.count(),
        "sealed": len(sealed.all_values()),
        "link": links.make(person=youth.pk, purpose=LinkPurpose.MINE, word=youth.link_word),
    }
    print(json.dumps(found))  # noqa: T201 - read by who started this


if __name__ == "__main__":
    main()
