"""Pages of the caseload and of a youth's file, of referrals and of the intake."""

from django.urls import URLPattern, include, path, register_converter

from candidates.addresses import (
    CHAPTERS,
    OLD_CHAPTERS,
    OLD_PARTS,
    OLD_PURPOSES,
    OLD_TELLING,
    PARTS,
    PURPOSES,
    TELLING,
    converter,
)
from candidates.views.casework import agreements, contacts, link_word, steps, talks, youth, youth_links
from candidates.views.consents import consents
from candidates.views.files import caseload, desks, files, history, moved, parts, picture, states, trust
from candidates.views.help import helping, partners
from candidates.views.intake import intake, referrals
from candidates.views.rights import forced_openings, looks, rights, terms, youth_rights
from candidates.views.voice import experiences, reports, youth_reports

app_name = "candidates"


register_converter(converter(PARTS), "part")
register_converter(converter(CHAPTERS), "chapter")
register_converter(converter(TELLING), "telling")
register_converter(converter(PURPOSES), "purpose")
register_converter(converter(OLD_PARTS), "old_part")
register_converter(converter(OLD_CHAPTERS), "old_chapter")
register_converter(converter(OLD_TELLING), "old_telling")
register_converter(converter(OLD_PURPOSES), "old_purpose")

FILES: list[URLPattern] = [
    path("", caseload.caseload, name="caseload"),
    path("nieuw/", files.new, name="new"),
    path("<str:pk>/", files.file, name="file"),
    path("<str:pk>/stap-klaar/", steps.done, name="step_done"),
    path("<str:pk>/toestemmingen/", consents.consents_of, name="consents"),
    path("<str:pk>/toestemmingen/<purpose:purpose>/", consents.consent, name="consent"),
    path("<str:pk>/toestemmingen/<purpose:purpose>/intrekken/", consents.withdraw, name="consent_withdraw"),
    path(f"<str:pk>/{PARTS['exclusions']}/zoeken/", parts.find_employers, name="find_employers"),
    path("<str:pk>/gesprek/", talks.talk, name="talk"),
    path("<str:pk>/gesprek/terugnemen/", talks.take_back, name="talk_take_back"),
    path("<str:pk>/gesprek/<chapter:chapter>/", talks.chapter, name="talk_chapter"),
    path("<str:pk>/geschiedenis/", history.history, name="history"),
    path("<str:pk>/alles/", picture.picture, name="picture"),
    path("<str:pk>/herkomst/", history.origin, name="origin"),
    path("<str:pk>/<part:part>/", parts.edit, name="edit"),
]

CASEWORK: list[URLPattern] = [
    path("<str:pk>/contacten/", contacts.contact_list, name="contacts"),
    path("<str:pk>/contacten/nieuw/", contacts.contact_add, name="contact_add"),
    path("<str:pk>/contacten/<str:contact_pk>/", contacts.contact_edit, name="contact_edit"),
    path(
        "<str:pk>/contacten/<str:contact_pk>/terugnemen/",
        contacts.contact_take_back,
        name="contact_take_back",
    ),
    path("<str:pk>/afspraken/", agreements.agreement_list, name="agreements"),
    path("<str:pk>/afspraken/nieuw/", agreements.agreement_add, name="agreement_add"),
    path("<str:pk>/afspraken/blad/", agreements.agreement_sheet, name="agreement_sheet"),
    path("<str:pk>/afspraken/blad/tekst/", agreements.agreement_text, name="agreement_text"),
    path("<str:pk>/afspraken/<str:agreement_pk>/", agreements.agreement_edit, name="agreement_edit"),
    path(
        "<str:pk>/afspraken/<str:agreement_pk>/bevestigen/",
        agreements.agreement_confirm,
        name="agreement_confirm",
    ),
    path(
        "<str:pk>/afspraken/<str:agreement_pk>/uitkomst/",
        agreements.agreement_settle,
        name="agreement_settle",
    ),
    path(
        "<str:pk>/afspraken/<str:agreement_pk>/terugzetten/",
        agreements.agreement_reopen,
        name="agreement_reopen",
    ),
    path("<str:pk>/stappen/", steps.step_list, name="steps"),
    path("<str:pk>/stappen/nieuw/", steps.step_add, name="step_add"),
    path("<str:pk>/stappen/<str:step_pk>/", steps.step_edit, name="step_edit"),
    path("<str:pk>/stappen/<str:step_pk>/klaar/", steps.step_close, name="step_close"),
    path("<str:pk>/stappen/<str:step_pk>/terug/", steps.step_undo, name="step_undo"),
    path("<str:pk>/afspraken/<str:agreement_pk>/link/", link_word.send_agreement, name="agreement_link"),
    path("<str:pk>/woord/", link_word.word, name="word"),
    path("<str:pk>/link/", link_word.send, name="link_send"),
    path("<str:pk>/stand/", states.state, name="state"),
    path("<str:pk>/gezien/", states.said_seen, name="said_seen"),
    path("<str:pk>/overdragen/", trust.give, name="give"),
    path("<str:pk>/rechten/", rights.rights_of_file, name="rights_of_file"),
    path("<str:pk>/rechten/<str:request_pk>/terug/", rights.rights_withdraw, name="rights_withdraw"),
    path("<str:pk>/openen/", forced_openings.force, name="force"),
    path("<str:pk>/andere-hulp/", helping.helped, name="help"),
    path("<str:pk>/andere-hulp/nieuw/", helping.help_new, name="help_new"),
    path("<str:pk>/andere-hulp/<str:help_pk>/", helping.help_one, name="help_one"),
    path("<str:pk>/andere-hulp/<str:help_pk>/tekst/", helping.help_edit, name="help_edit"),
    path("<str:pk>/andere-hulp/<str:help_pk>/stoppen/", helping.help_stop, name="help_stop"),
    path("<str:pk>/andere-hulp/<str:help_pk>/hoe-het-ging/", helping.help_outcome, name="help_outcome"),
    path("<str:pk>/liever-niet/", trust.bars, name="bars"),
    path("<str:pk>/liever-niet/<str:bar_pk>/weg/", trust.bar_remove, name="bar_remove"),
]

# What a youth went through, and what is done with it; for who hears the youth.
ONE = "<str:pk>/meegemaakt/<str:experience_pk>/"
REPORT = "<str:pk>/meldingen/<str:report_pk>/"
VOICE: list[URLPattern] = [
    path("<str:pk>/meegemaakt/", experiences.experience_list, name="experiences"),
    path("<str:pk>/meegemaakt/nieuw/", experiences.experience_add, name="experience_add"),
    path(ONE, experiences.experience, name="experience"),
    path(f"{ONE}gedaan/", experiences.deed_add, name="deed_add"),
    path(f"{ONE}gevoel/", experiences.feeling_add, name="feeling_add"),
    path(f"{ONE}gespreksbrief/", experiences.talking_note, name="talking_note"),
    path(f"{ONE}gespreksbrief/blad/", experiences.talking_note_sheet, name="talking_note_sheet"),
    path(f"{ONE}liever-niet/", experiences.leave_out, name="experience_leave_out"),
    path(f"{ONE}wissen/", experiences.experience_erase, name="experience_erase"),
    path(f"{ONE}melden/", reports.report_add, name="report_add"),
    path(f"{ONE}<telling:telling>/", experiences.experience_edit, name="experience_edit"),
    path(REPORT, reports.report, name="report"),
    path(f"{REPORT}lezen/", reports.report_read, name="report_read"),
    path(f"{REPORT}link/", reports.report_link, name="report_link"),
    path(f"{REPORT}schrijven/", reports.report_edit, name="report_edit"),
    path(f"{REPORT}stoppen/", reports.report_stop, name="report_stop"),
    path(f"{REPORT}versturen/", reports.report_send, name="report_send"),
    path(f"{REPORT}voortgang/", reports.report_progress, name="report_progress"),
]

# Where these pages were while their words were English.
CONSENT = "<str:pk>/toestemmingen/<old_purpose:purpose>/"
MOVED = [
    ("<str:pk>/<old_part:part>/", "candidates:edit"),
    ("<str:pk>/exclusions/zoeken/", "candidates:find_employers"),
    ("<str:pk>/gesprek/<old_chapter:chapter>/", "candidates:talk_chapter"),
    (CONSENT, "candidates:consent"),
    (f"{CONSENT}intrekken/", "candidates:consent_withdraw"),
]
TELLING_MOVED = {"to": "candidates:experience_edit"}
OLD: list[URLPattern] = [
    *(path(old, moved.moved, {"to": name}, name="moved") for old, name in MOVED),
    path(f"{ONE}<old_telling:telling>/", moved.moved_telling, TELLING_MOVED, name="moved_telling"),
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

# The own pages of a youth, who has no account. Every other address here is a secret, known or not.
YOUTH: list[URLPattern] = [
    path("", youth.mine, name="mine"),
    path("nieuw/", youth_links.fresh, name="link_fresh"),
    path("klaar/", youth_links.done, name="youth_done"),
    path("mijn-gegevens/", youth_rights.my_rights, name="my_rights"),
    path("mijn-gegevens/<str:request_pk>/terug/", youth_rights.my_rights_withdraw, name="my_rights_withdraw"),
    path("melding/<str:pk>/", youth_reports.my_report, name="my_report"),
    path("afspraken/", youth.agreements, name="my_agreements"),
    path("afspraken/<str:pk>/", youth.agreement, name="my_agreement"),
    path("toestemmingen/", youth.consents, name="my_consents"),
    path("toestemmingen/<old_purpose:purpose>/", youth.consent, name="my_consent"),
    path("wie-keek/", youth.looks, name="my_looks"),
    path("<str:secret>/", youth_links.link, name="link"),
]

# What youths ask about their own data; for the privacy officer.
RIGHTS: list[URLPattern] = [
    path("", rights.rights, name="rights"),
    path("nieuw/", rights.letter, name="rights_letter"),
    path("wie-keek/", looks.who_looked, name="who_looked"),
    path("wie-keek/<str:pk>/", looks.who_looked_at, name="who_looked_at"),
    path("<str:pk>/", rights.rights_request, name="rights_request"),
]

OPENINGS: list[URLPattern] = [
    path("", forced_openings.forced_openings, name="forced_openings"),
    path("<str:pk>/", forced_openings.forced_opening, name="forced_opening"),
]

PARTNERS: list[URLPattern] = [
    path("", partners.partners, name="partners"),
    path("nieuw/", partners.partner_add, name="partner_add"),
    path("<str:pk>/", partners.partner_edit, name="partner_edit"),
]

urlpatterns = [
    path("andere-hulp/", include(PARTNERS)),
    path("rechten/", include(RIGHTS)),
    path("met-kracht-geopend/", include(OPENINGS)),
    path("wat-gaat-weg/", terms.terms, name="terms"),
    path("j/", include(YOUTH)),
    path("verwijzingen/", include(REFERRALS)),
    path("intake/", include(INTAKE)),
    path("overzicht/afwezig/", desks.away, name="absences"),
    path("overzicht/afwezig/<str:pk>/terug/", desks.back, name="absence_end"),
    path("overzicht/werkgevers-spreken/", experiences.employer_talks, name="employer_talks"),
    path("overzicht/overdragen/", desks.desk_transfer, name="desk_transfer"),
    path("kandidaten/", include(FILES)),
    path("kandidaten/", include(CASEWORK)),
    path("kandidaten/", include(VOICE)),
    path("kandidaten/", include(OLD)),
]
