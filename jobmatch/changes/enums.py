"""What a change is about."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """What the bare id of a change names; `EVERYTHING` names all, `SNAPSHOT` what was built
    from all rows, `CONTACT` the employer where somebody is no more."""

    VACANCY = "vacancy"
    FILE = "file"
    EMPLOYER = "employer"
    CONTACT = "contact"
    EVERYTHING = "everything"
    SNAPSHOT = "snapshot"
