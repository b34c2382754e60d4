"""Referring a youth, sending a list, and what a coordinator decides."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.enums import HEARD_MANNERS, Channel, ReturnReason
from candidates.models import Candidate, Referral
from candidates.rules import referral_rows
from candidates.selectors.intake import referrals as referral_selectors
from candidates.selectors.intake.referrals import Caseload
from candidates.services.intake import referral_lists, referrals
from candidates.services.intake.referral_details import LONGEST, Details
from jobmatch.accounts.models import Desk, Organisation, User
from jobmatch.http.acting import ActForm, VersionForm, date_input, form_field
from jobmatch.wording.free_text import FreeText

FIELD_OF = {
    "name_missing": "first_name",
    "no_way_to_reach": "phone",
    "birth_missing": "birth_year",
    "birth_date": "birth_year",
    "birth_exact": "birth_date",
    "birth_differs": "birth_date",
    "too_old": "birth_year",
    "too_young": "birth_year",
    **{f"{name}_too_long": name for name in LONGEST},
}


class SenderForm(ActForm):
    """Who refers, and which municipality is asked to help; shown only where there is a choice."""

    field_of = FIELD_OF

    organisation = forms.ModelChoiceField(
        label=gettext_lazy("For which organisation do you refer?"), queryset=Organisation.objects.none()
    )
    municipality = forms.ModelChoiceField(
        label=gettext_lazy("In which municipality does the youth live?"), queryset=Organisation.objects.none()
    )

    def __init__(
        self, data: QueryDict | None = None, files: MultiValueDict[str, Any] | None = None, *, user: User
    ) -> None:
        super().__init__(data, files)
        self.only: dict[str, Organisation] = {}
        own = self.own(user)
        self._offer("organisation", own)
        self._offer("municipality", referral_selectors.receivers())
        first = own.first()
        if "municipality" in self.fields and first is not None and first.municipality_id:
            near = referral_selectors.receivers().filter(municipality=first.municipality_id).first()
            self.fields["municipality"].initial = near

    def own(self, user: User) -> QuerySet[Organisation]:
        return referral_selectors.senders(user)

    def _offer(self, name: str, choices: QuerySet[Organisation]) -> None:
        if len(choices) == 1:
            self.only[name] = choices[0]
            del self.fields[name]
        else:
            form_field(self, name, forms.ModelChoiceField).queryset = choices


class ReferralForm(SenderForm):
    """One youth, in two minutes, on a phone."""

    field_order = ("first_name", "last_name", "birth_year", "birth_date", "phone", "email")

    first_name = FreeText(label=gettext_lazy("First name"), max_length=LONGEST["first_name"])
    last_name = FreeText(label=gettext_lazy("Last name"), max_length=LONGEST["last_name"], required=False)
    birth_year = forms.IntegerField(
        label=gettext_lazy("Year of birth"),
        required=False,
        localize=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": "4"}),
        help_text=gettext_lazy("From 16 years the year is enough."),
    )
    birth_date = forms.DateField(
        label=gettext_lazy("Date of birth"),
        required=False,
        widget=date_input(),
        help_text=gettext_lazy(
            "Only needed for someone who may be under 16. Under 16 we keep only the name and how to reach "
            "the youth; what they want, we ask them later."
        ),
    )
    phone = forms.CharField(
        label=gettext_lazy("Phone number of the youth"),
        max_length=LONGEST["phone"],
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        help_text=gettext_lazy(
            "The youth's own number, not a parent's. A phone number or an e-mail address is enough."
        ),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address of the youth"), max_length=LONGEST["email"], required=False
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("How is the youth best reached?"),
        choices=[("", gettext_lazy("does not matter")), *Channel.choices],
        required=False,
        widget=forms.RadioSelect(attrs={"data-look": "chips"}),
    )
    safe_hours = FreeText(
        label=gettext_lazy("At which hours can we call safely?"),
        max_length=LONGEST["safe_hours"],
        required=False,
        help_text=gettext_lazy("For instance: after school, not in the evening."),
    )
    safe_words = FreeText(
        asks=True,
        label=gettext_lazy("What do we say when someone else answers?"),
        max_length=LONGEST["safe_words"],
        required=False,
    )
    message_language = forms.ChoiceField(
        label=gettext_lazy("In which language do we write to the youth?"),
        choices=[("nl", "Nederlands"), ("en", "English")],
        initial="nl",
        widget=forms.RadioSelect(attrs={"data-look": "chips"}),
    )
    wants = FreeText(
        asks=True,
        label=gettext_lazy("What does the youth want? In their own words"),
        max_length=LONGEST["wants"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "A dream job, an internship, something to begin with. Write no BSN, religion or health."
        ),
    )
    manner = forms.ChoiceField(
        label=gettext_lazy("How did the youth say yes to this?"),
        choices=HEARD_MANNERS,
        widget=forms.RadioSelect(attrs={"data-look": "stack"}),
        help_text=gettext_lazy("Ask first. Without the youth's own yes you can't refer anyone."),
    )
    prefers_woman = forms.ChoiceField(
        label=gettext_lazy("Would the youth rather speak with a woman?"),
        choices=[("", gettext_lazy("does not matter")), ("yes", gettext_lazy("yes"))],
        required=False,
        widget=forms.RadioSelect(attrs={"data-look": "chips"}),
    )

    def save(self, *, by: User, on: date) -> referrals.Received:
        """Send it in."""
        given = {**self.only, **self.cleaned_data}
        sender = {name: given.pop(name) for name in ("organisation", "municipality")}
        given["prefers_woman"] = bool(given["prefers_woman"])
        return referrals.receive(details=Details(**given), **sender, by=by, on=on)


class ListForm(SenderForm):
    """A list with a youth on each line; for schools."""

    municipality = forms.ModelChoiceField(
        label=gettext_lazy("In which municipality do the youths live?"), queryset=Organisation.objects.none()
    )
    keep_good = False

    def own(self, user: User) -> QuerySet[Organisation]:
        return referral_selectors.schools(user)

    def text(self) -> str:
        """The list as text."""
        raise NotImplementedError

    def sender(self) -> dict[str, Organisation]:
        """Who refers, and which municipality is asked to help."""
        given = {**self.only, **self.cleaned_data}
        return {name: given[name] for name in ("organisation", "municipality")}

    def refuse_list(self, why: str) -> None:
        """Say why the list as a whole can't be read."""
        self.add_error("file" if "file" in self.fields else None, why)

    def save(self, text: str, *, by: User, on: date) -> referral_lists.Report:
        """Take the list in, or say of each line why not."""
        sender = self.sender()
        return referral_lists.take_in(
            found=referral_rows.read(text.encode()),
            organisation=sender["organisation"],
            municipality=sender["municipality"],
            keep_good=self.keep_good,
            by=by,
            on=on,
        )


class FileForm(ListForm):
    """A list as a file."""

    file = forms.FileField(label=gettext_lazy("List (CSV)"))

    field_order = ("file",)

    def text(self) -> str:
        """The list as text; never more bytes in memory than the cap and one."""
        return referral_rows.text_of(self.cleaned_data["file"].read(referral_rows.MOST_BYTES + 1))


class GoodLinesForm(ListForm):
    """The list that was sent and answered, once more: now its good lines are taken."""

    lines = forms.CharField(
        max_length=referral_rows.MOST_BYTES,
        strip=False,
        widget=forms.HiddenInput,
        label=gettext_lazy("List (CSV)"),
    )

    keep_good = True

    def text(self) -> str:
        return str(self.cleaned_data["lines"])


class DecisionForm(VersionForm):
    """A decision about the version of a referral that was read."""

    def __init__(self, data: QueryDict | None = None, *, referral: Referral, auto_id: str = "id_%s") -> None:
        super().__init__(data, auto_id=auto_id, initial={"version": referral.version})


class AcceptForm(DecisionForm):
    """At whose desk the file is opened; the one with the fewest files is chosen beforehand."""

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        caseloads: list[Caseload],
        suggested: Caseload | None,
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        desks = Desk.objects.filter(pk__in=[caseload.desk.pk for caseload in caseloads])
        choice = forms.ModelChoiceField(
            desks.select_related("user", "municipality"),
            label=_("At whose desk?"),
            empty_label=None,
            initial=suggested.desk.pk if suggested else None,
            widget=forms.RadioSelect(attrs={"data-look": "stack"}),
        )
        choice.choices = [(caseload.desk.pk, _load(caseload)) for caseload in caseloads]
        self.fields["desk"] = choice


class ReturnForm(DecisionForm):
    """Why a referral goes back; the referrer reads the reason. It is asked once more, and `sure` says yes."""

    sure = forms.BooleanField(required=False, widget=forms.HiddenInput)

    reason = forms.ChoiceField(
        label=gettext_lazy("Why does it go back?"),
        choices=ReturnReason.choices,
        widget=forms.RadioSelect(attrs={"data-look": "stack"}),
    )

    def given(self) -> dict[str, Any]:
        """What the service takes."""
        return {"version": self.cleaned_data["version"], "reason": self.cleaned_data["reason"]}


class JoinForm(DecisionForm):
    """The file that a referral joins: one that may be of the same youth, or one that was searched for."""

    def __init__(self, data: QueryDict | None = None, *, files: dict[UUID, str], **options: Any) -> None:
        super().__init__(data, **options)
        choice = forms.ModelChoiceField(
            Candidate.objects.filter(pk__in=files),
            label=_("With which file?"),
            empty_label=None,
            widget=forms.RadioSelect(attrs={"data-look": "stack"}),
        )
        choice.choices = [*files.items()]
        self.fields["candidate"] = choice


def _load(caseload: Caseload) -> str:
    """A desk with how many files are worked there."""
    name = str(caseload.desk) if caseload.desk.user_id else _("the shared desk")
    words = {"desk": name, "files": caseload.files, "most": settings.CASELOAD}
    parts = [_("%(desk)s: %(files)s of %(most)s files") % words]
    if caseload.carried.standing_in:
        parts.append(_("%(files)s of them as stand-in") % {"files": caseload.carried.standing_in})
    if caseload.is_full:
        parts.append(_("full"))
    return ", ".join(parts)
