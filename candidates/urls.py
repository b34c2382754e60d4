"""Pages of the caseload and of a youth's file, of referrals and of the intake."""

from django.urls import URLPattern, include, path, register_converter

from candidates.enums import Purpose
from candidates.forms.register import FORMS
from candidates.views import (
    caseload,
    consents,
    files,
    history,
    intake,
    parts,
    referrals,
    steps,
    today,
)

app_name = "candidates"


class PartName:
    """The name of a part that has a page; any other word in that place is no address of ours."""

    regex = "|".join(FORMS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class PurposeName:
    """A purpose of consent, with a dash where its code has an underscore."""

    regex = "|".join(purpose.replace("_", "-") for purpose in Purpose.values)

    def to_python(self, value: str) -> str:
        return value.replace("-", "_")

    def to_url(self, value: str) -> str:
        return value.replace("_", "-")


register_converter(PartName, "part")
register_converter(PurposeName, "purpose")

FILES: list[URLPattern] = [
    path("", caseload.caseload, name="caseload"),
    path("nieuw/", files.new, name="new"),
    path("<str:pk>/", files.file, name="file"),
    path("<str:pk>/stap-klaar/", steps.done, name="step_done"),
    path("<str:pk>/toestemmingen/", consents.consents_of, name="consents"),
    path("<str:pk>/toestemmingen/<purpose:purpose>/", consents.consent, name="consent"),
    path("<str:pk>/toestemmingen/<purpose:purpose>/intrekken/", consents.withdraw, name="consent_withdraw"),
    path("<str:pk>/exclusions/zoeken/", parts.find_employers, name="find_employers"),
    path("<str:pk>/geschiedenis/", history.history, name="history"),
    path("<str:pk>/herkomst/", history.origin, name="origin"),
    path("<str:pk>/<part:part>/", parts.edit, name="edit"),
]

REFERRALS: list[URLPattern] = [
    path("", referrals.own, name="referrals"),
    path("nieuw/", referrals.new, name="referral_new"),
    path("lijst/", referrals.send_list, name="referral_list"),
    path("lijst/leeg/", referrals.list_template, name="referral_list_template"),
]

INTAKE: list[URLPattern] = [
    path("", intake.intake, name="intake"),
    path("<str:pk>/", intake.one, name="intake_one"),
    path("<str:pk>/aannemen/", intake.accept, name="intake_accept"),
    path("<str:pk>/samenvoegen/", intake.join, name="intake_join"),
    path("<str:pk>/terugsturen/", intake.give_back, name="intake_return"),
]

urlpatterns = [
    path("verwijzingen/", include(REFERRALS)),
    path("intake/", include(INTAKE)),
    path("vandaag/", today.today, name="today"),
    path("kandidaten/", include(FILES)),
]
