"""The copy of what we keep of somebody at an employer: on the page and over the API the same."""

from dataclasses import dataclass
from datetime import date

from employers.models import EmployerPerson, Post
from employers.selectors.relations import PRESENT_FIRST
from jobmatch.phones import for_people


@dataclass(frozen=True, slots=True)
class PostCopy:
    """Where somebody works or worked."""

    employer: str
    site: str
    function: str
    gets_proposals: bool
    left_on: date | None


@dataclass(frozen=True, slots=True)
class TalkCopy:
    """A conversation at which somebody was."""

    on: date
    employer: str
    channel: str
    about: str
    line: str


@dataclass(frozen=True, slots=True)
class PromiseCopy:
    """What somebody promised, and what became of it."""

    made_on: date
    employer: str
    sentence: str
    due: date
    outcome: str


@dataclass(frozen=True, slots=True)
class Copy:
    """All that is kept of one person, in words."""

    name: str
    phone: str
    email: str
    language: str
    origin: str
    told_on: date | None
    told_how: str
    added_on: date
    heard_on: date | None
    signs_in: bool
    no_cards_until: date | None
    most_cards: int | None
    posts: list[PostCopy]
    conversations: list[TalkCopy]
    promises: list[PromiseCopy]


def copy_of(person: EmployerPerson) -> Copy:
    """Everything; it is the same for whoever asks, because it is the person's own."""
    posts = person.posts.select_related("employer__organisation", "site").order_by(PRESENT_FIRST, "pk")
    talks = person.conversations.select_related("employer__organisation").newest_first()
    promises = person.promises.select_related("employer__organisation").order_by("made_on", "pk")
    return Copy(
        name=person.name,
        phone=for_people(person.phone),
        email=person.email,
        language=person.get_language_display(),
        origin=person.get_origin_display(),
        told_on=person.told_on,
        told_how=person.get_told_how_display(),
        added_on=person.added_on,
        heard_on=person.heard_on,
        signs_in=EmployerPerson.objects.signing_in().filter(pk=person.pk).exists(),
        no_cards_until=person.no_cards_until,
        most_cards=person.most_cards,
        posts=[_post(row) for row in posts],
        conversations=[
            TalkCopy(row.on, str(row.employer), row.get_channel_display(), row.get_about_display(), row.line)
            for row in talks
        ],
        promises=[
            PromiseCopy(row.made_on, str(row.employer), row.sentence, row.due, row.get_outcome_display())
            for row in promises
        ],
    )


def _post(row: Post) -> PostCopy:
    site = row.site.name if row.site else ""
    return PostCopy(str(row.employer), site, row.function, row.gets_proposals, row.left_on)
