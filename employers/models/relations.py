"""Who we know at an employer, what was said and what was promised. Nothing here is about a youth."""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from employers.enums import Offered, Origin, Outcome, Subject, TalkChannel, Told
from employers.models.vacancies import Employer, Site
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Membership, User
from jobmatch.http.versions import Versioned

LONGEST_LINE = 300
MOST_OFFERED = 999


class EmployerPersonQuerySet(models.QuerySet["EmployerPerson"]):
    def silent_since(self, day: date) -> "EmployerPersonQuerySet":
        """With whom nobody of us spoke on or after this day, nor wrote them down or heard of them."""
        spoken = Conversation.objects.filter(people=OuterRef("pk"), on__gte=day)
        return self.filter(~Exists(spoken), added_on__lt=day).exclude(heard_on__gte=day)

    def mailable(self) -> "EmployerPersonQuerySet":
        """Who may be asked by mail: told that we keep the address, and signs in or gets proposals."""
        here = Post.objects.present().filter(person=OuterRef("pk"))
        asked = here.with_sign_in().filter(Q(signs_in=True) | Q(gets_proposals=True))
        return self.filter(Exists(asked), told_on__isnull=False).exclude(email="")

    def signing_in(self) -> "EmployerPersonQuerySet":
        """Who signs in for an employer, by whomever they were invited: the address says who it is."""
        held = Membership.objects.active().filter(user__email=OuterRef("email"), role=Role.EMPLOYER_CONTACT)
        return self.filter(Exists(held))

    def let_in(self, *, made_at: datetime) -> "EmployerPersonQuerySet":
        """Whom a link of this moment lets in: none from before somebody ended a sign-in of theirs."""
        ended = Membership.objects.filter(
            user__email=OuterRef("email"), role=Role.EMPLOYER_CONTACT, ended_at__gte=made_at
        )
        return self.filter(~Exists(ended))


class EmployerPerson(Versioned):
    """Somebody at an employer, with or without sign-in; kept until 24 months after they were last heard.

    `told_on` is when they heard that we keep their details. `user` is who signs in as this person. `heard_on`
    is when they last opened a link or said something of a proposal.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(_("name"), max_length=120)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=[("nl", "Nederlands"), ("en", "English")], default="nl"
    )
    origin = models.CharField(_("where we have this from"), max_length=10, choices=Origin)
    told_on = models.DateField(_("told on"), null=True, editable=False)
    told_how = models.CharField(_("how they were told"), max_length=5, choices=Told, blank=True)
    user = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", editable=False)
    mailed_on = models.DateField(null=True, editable=False)  # when the last bundled mail went
    no_cards_until = models.DateField(_("wants no proposals by mail until"), null=True, blank=True)
    most_cards = models.PositiveSmallIntegerField(
        _("wants so many proposals by mail at once at most"), null=True, blank=True
    )
    heard_on = models.DateField(null=True, editable=False)
    added_on = models.DateField(editable=False)
    added_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", editable=False)

    objects = EmployerPersonQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(told_on__isnull=True, told_how="")
                | Q(told_on__isnull=False, told_how__in=Told.values),
                name="employer_person_told_with_a_day",
            ),
            models.CheckConstraint(
                condition=Q(origin__in=Origin.values), name="employer_person_origin_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def has_mailbox(self) -> bool:
        """Whether there is an address, and they know that we keep it."""
        return bool(self.email) and self.told_on is not None


class PostQuerySet(models.QuerySet["Post"]):
    def present(self) -> "PostQuerySet":
        """Where somebody still works."""
        return self.filter(left_on__isnull=True)

    def of(self, person: "EmployerPerson", employer: UUID) -> "PostQuerySet":
        """What somebody does at an employer now."""
        return self.present().filter(person=person, employer=employer)

    def with_sign_in(self) -> "PostQuerySet":
        """Each with `signs_in`: whether the person signs in for this employer now, whoever invited them."""
        held = Membership.objects.active().filter(
            user__email=OuterRef("person__email"),
            organisation=OuterRef("employer"),
            role=Role.EMPLOYER_CONTACT,
        )
        return self.annotate(signs_in=Exists(held))


class Post(Versioned):
    """What somebody does at an employer, at one site or all of it, until they left."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(EmployerPerson, models.CASCADE, related_name="posts")
    employer = models.ForeignKey(Employer, models.CASCADE, related_name="posts")
    site = models.ForeignKey(
        Site, models.SET_NULL, null=True, blank=True, related_name="posts", verbose_name=_("site")
    )
    function = models.CharField(_("what they do there"), max_length=120, blank=True)
    gets_proposals = models.BooleanField(_("gets proposals from us"), default=False)
    left_on = models.DateField(_("left on"), null=True, editable=False)

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering = ["person__name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "employer"], condition=Q(left_on__isnull=True), name="post_once_an_employer"
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(gets_proposals=False),
                name="post_left_gets_no_proposals",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.function}" if self.function else str(self.person)


class ConversationQuerySet(models.QuerySet["Conversation"]):
    def newest_first(self) -> "ConversationQuerySet":
        return self.order_by("-on", "-made_at", "id")


class Conversation(Versioned):
    """What was said with an employer: when, how, with whom, what about, in one line that names no youth."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    employer = models.ForeignKey(Employer, models.CASCADE, related_name="conversations")
    on = models.DateField(_("on"))
    channel = models.CharField(_("how"), max_length=6, choices=TalkChannel)
    about = models.CharField(_("what about"), max_length=12, choices=Subject)
    people = models.ManyToManyField(
        EmployerPerson, blank=True, related_name="conversations", verbose_name=_("with whom")
    )
    line = models.CharField(_("what was said"), max_length=LONGEST_LINE, blank=True)
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", editable=False)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ConversationQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-made_at", "id"]
        indexes = [models.Index(fields=["employer", "-on"], name="conversation_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(channel__in=TalkChannel.values, about__in=Subject.values),
                name="conversation_codes_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.channel}"


class PromiseQuerySet(models.QuerySet["Promise"]):
    def open(self) -> "PromiseQuerySet":
        return self.filter(outcome=Outcome.OPEN)


class Promise(Versioned):
    """What an employer promised, by when, what became of it; while it is open, an errand asks after it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    employer = models.ForeignKey(Employer, models.CASCADE, related_name="promises")
    conversation = models.ForeignKey(Conversation, models.SET_NULL, null=True, related_name="promises")
    person = models.ForeignKey(
        EmployerPerson,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="promises",
        verbose_name=_("who promised it"),
    )
    sentence = models.CharField(_("what was promised"), max_length=200, blank=True)
    due = models.DateField(_("by when"))
    offered = models.CharField(_("what is offered"), max_length=12, choices=Offered, blank=True)
    amount = models.PositiveSmallIntegerField(
        _("how many"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    outcome = models.CharField(max_length=8, choices=Outcome, default=Outcome.OPEN, editable=False)
    settled_on = models.DateField(null=True, editable=False)
    made_on = models.DateField(editable=False)
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", editable=False)

    objects = PromiseQuerySet.as_manager()

    class Meta:
        ordering = ["due", "made_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome=Outcome.OPEN, settled_on__isnull=True)
                | Q(outcome__in=[Outcome.KEPT, Outcome.NOT_KEPT, Outcome.LAPSED], settled_on__isnull=False),
                name="promise_settled_with_a_day",
            ),
            models.CheckConstraint(
                condition=Q(offered="", amount__isnull=True)
                | Q(
                    offered__in=Offered.values,
                    amount__isnull=False,
                    amount__gte=1,
                    amount__lte=MOST_OFFERED,
                ),
                name="promise_offers_so_many",
            ),
        ]

    def __str__(self) -> str:
        return self.sentence

    @staticmethod
    def mark_of(pk: UUID) -> str:
        """The mark of the errand that asks after this promise."""
        return f"promise:{pk}"
