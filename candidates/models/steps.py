"""What happens next for a youth; one open step of a file is the primary one and holds it."""

from datetime import date
from typing import Any, cast
from uuid import UUID, uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from candidates.enums import CHOSEN_KINDS, MARKED_PURPOSES, StepKind, StepState
from candidates.models.step_keys import MadeAt, OpenKey, StepMark
from candidates.rules import step_marks
from jobmatch.accounts.models import Desk, User
from jobmatch.http.versions import Versioned

HELP_KINDS = (StepKind.HELP, StepKind.HELP_NOT_ARRIVED)
# `get_kind_display` makes this anew for each step, which is most of the work of a long list.
KIND_LABELS = dict(StepKind.choices)
TELLING = (*step_marks.CONFIDED, *(step_marks.consent(purpose) for purpose in MARKED_PURPOSES))


class StepQuerySet(models.QuerySet["Step"]):
    def _fetch_all(self) -> None:
        """Give each marked step its file, which SQL can't join."""
        super()._fetch_all()
        rows = [row for row in self._result_cache or () if isinstance(row, Step) and row.is_marked]
        if lacking := [row for row in rows if row._state.fields_cache.get("candidate") is None]:
            people = cast(Any, Step._meta.get_field("candidate").related_model).objects
            files = people.select_related("desk__user", "desk__municipality", "municipality").in_bulk(
                {row.candidate_id for row in lacking}
            )
            for row in lacking:
                if row.candidate_id in files:
                    row.candidate = files[row.candidate_id]

    def marked(self) -> "StepQuerySet":
        """The steps of which the table does not say whose they are."""
        return self.filter(youth__isnull=False)

    def open(self) -> "StepQuerySet":
        return self.filter(state=StepState.OPEN)

    def primary(self) -> "StepQuerySet":
        """The steps that hold a file."""
        return self.filter(primary_for__isnull=False)

    def plain(self) -> "StepQuerySet":
        """Without the quiet ones: what everyone sees who sees the file."""
        return self.exclude(mark__in=step_marks.QUIET)

    def quiet(self) -> "StepQuerySet":
        """Steps that would tell that a youth told something: only who opens the lock sees them.

        Each of them is on a mark (`TELLING` holds them all), and those are soon found.
        """
        return self.marked().filter(mark__in=step_marks.QUIET)

    def overdue(self, *, on: date) -> "StepQuerySet":
        return self.open().filter(due__lt=on)


class Step(Versioned):
    """What happens next for this person, when, and at whose desk. One open step of a file is primary.

    `mark` says why a step was made by the program; at most one open step of a file has the same mark, so that
    what makes it may run twice. `follows` is the step whose completing made this one, as long
    as that can be taken back.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    candidate: "models.ForeignKey[Any, Any]" = OpenKey("Candidate", models.PROTECT, related_name="steps")
    youth = StepMark("Candidate", models.PROTECT, box="step", related_name="+", editable=False)
    kind = models.CharField(_("what"), max_length=20, choices=StepKind)
    title = models.CharField(_("in a few words"), max_length=120, blank=True)
    state = models.CharField(max_length=8, choices=StepState, default=StepState.OPEN)
    due = models.DateField(_("when"), null=True)
    owner = models.ForeignKey(Desk, models.PROTECT, null=True, related_name="steps", verbose_name=_("who"))
    primary_for = models.UUIDField(unique=True, null=True, editable=False)
    mark = models.CharField(max_length=60, blank=True, editable=False)
    made_at = MadeAt(auto_now_add=True)
    follows = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="followed_by", editable=False
    )
    done_on = models.DateField(null=True, editable=False)
    done_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", editable=False)

    objects = StepQuerySet.as_manager()

    class Meta:
        ordering = ["due", "made_at", "id"]
        indexes = [
            models.Index(fields=["owner", "due"], name="step_owner_due"),
            models.Index(fields=["candidate", "owner", "due"], name="step_candidate_owner_due"),
            # Most steps are past, and few are on a mark: without these a look for the others reads the table.
            models.Index(fields=["owner"], condition=Q(youth__isnull=False), name="step_marked_owner"),
            models.Index(
                fields=["owner", "due", "done_on"], condition=Q(state=StepState.OPEN), name="step_open_owner"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state=StepState.OPEN, owner__isnull=False, due__isnull=False, done_on__isnull=True
                )
                | Q(
                    state=StepState.DONE, owner__isnull=True, primary_for__isnull=True, done_on__isnull=False
                ),
                name="step_open_has_owner_and_date",
            ),
            models.CheckConstraint(
                condition=Q(primary_for__isnull=True) | Q(primary_for=F("candidate")),
                name="step_primary_for_its_own_candidate",
            ),
            models.CheckConstraint(
                condition=Q(primary_for__isnull=True) | ~Q(mark__in=step_marks.QUIET),
                name="step_quiet_holds_no_file",
            ),
            models.CheckConstraint(
                condition=Q(candidate__isnull=True, youth__isnull=False, primary_for__isnull=True)
                | Q(candidate__isnull=False, youth__isnull=True),
                name="step_of_one_file",
            ),
            models.UniqueConstraint(
                fields=["youth", "mark"],
                condition=Q(state=StepState.OPEN) & ~Q(mark=""),
                name="step_one_open_a_mark_marked",
            ),
            models.UniqueConstraint(
                fields=["candidate", "mark"],
                condition=Q(state=StepState.OPEN) & ~Q(mark=""),
                name="step_one_open_a_mark",
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(KIND_LABELS.get(self.kind, self.kind))

    @property
    def whose(self) -> UUID:
        """The file that it is of."""
        return cast(UUID, self.candidate_id)

    @classmethod
    def from_db(cls, *given: Any, **values: Any) -> "Step":
        """A step as it is read; of a marked one the mark says whose it is."""
        step = super().from_db(*given, **values)
        if step.__dict__.get("youth_id"):
            step.candidate_id = step.youth_id
        return step

    @property
    def is_marked(self) -> bool:
        """Whether the table does not say whose it is."""
        return self.tells if self._state.adding else self.__dict__.get("youth_id") is not None

    @property
    def is_quiet(self) -> bool:
        """Whether only who opens the lock may see that it is there."""
        return self.mark in step_marks.QUIET

    @property
    def tells(self) -> bool:
        """Whether that it is there tells that the youth told something, or asked other help."""
        return self.kind in HELP_KINDS or self.mark in TELLING

    @property
    def is_check_in(self) -> bool:
        """Whether the answer to a check-in finishes this step."""
        return self.mark.startswith(step_marks.CHECK_IN)

    @property
    def keeps_its_kind(self) -> bool:
        """What the program asks, beside the step that holds the file, becomes nothing else."""
        return self.primary_for is None and self.kind not in CHOSEN_KINDS

    @property
    def is_proposal(self) -> bool:
        """Whether what is said at a proposal to an employer finishes this step."""
        return self.kind == StepKind.PROPOSAL

    @property
    def is_judgement(self) -> bool:
        """Whether the judgement of an opening by force finishes this step."""
        return self.kind == StepKind.JUDGE
