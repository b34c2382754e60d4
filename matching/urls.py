"""The ranking of a youth, their work, and how it goes there."""

from django.urls import path

from matching.views import (
    check_ins,
    copies,
    erasures,
    how,
    interests,
    introductions,
    kept,
    meetings,
    my_introductions,
    placements,
    rankings,
    schooling,
    toward,
    transitions,
    walks,
    youth,
)

app_name = "matching"

YOUTH = "kandidaten/<str:pk>"
WORK = f"{YOUTH}/plaatsingen"
ONE = f"{WORK}/<str:placement_pk>"
PROPOSALS = f"{YOUTH}/voorstellen"
PROPOSAL = f"{PROPOSALS}/<str:introduction_pk>"
WALKS = f"{YOUTH}/meelopen"
MOMENT = f"{YOUTH}/nazorg/<str:check_in_pk>"

urlpatterns = [
    path("zo-ordenen-we-vacatures/", how.how, name="how"),
    path(f"{YOUTH}/vacatures/", rankings.ranking, name="ranking"),
    path(f"{YOUTH}/vacatures/<str:vacancy_pk>/lezen/", rankings.offer, name="offer"),
    path(f"{YOUTH}/vacatures/<str:vacancy_pk>/kiezen/", interests.decide, name="decide"),
    path(f"{YOUTH}/gekozen/", interests.chosen, name="chosen"),
    path(f"{YOUTH}/vacatures/blad/", rankings.sheet, name="sheet"),
    path(f"{YOUTH}/vacatures/gewicht/", rankings.weighting, name="weighting"),
    path(f"{YOUTH}/vacatures/gewicht/terug/", rankings.reset_weighting, name="reset_weighting"),
    path(f"{YOUTH}/vacatures/bewaard/", kept.listed, name="kept_rankings"),
    path(f"{YOUTH}/vacatures/bewaard/<str:kept_pk>/", kept.one, name="kept_ranking"),
    path(f"{YOUTH}/route/", toward.route, name="route"),
    path(f"{YOUTH}/wat-deuren-opent/", toward.doors, name="doors"),
    path(f"{WORK}/", placements.listed, name="placements"),
    path(f"{WORK}/nieuw/", placements.add, name="placement_add"),
    path(f"{ONE}/", placements.placement, name="placement"),
    path(f"{ONE}/wijzigen/", placements.edit, name="placement_edit"),
    path(f"{ONE}/begonnen/", transitions.start, name="placement_start"),
    path(f"{ONE}/afgelopen/", transitions.end, name="placement_end"),
    path(f"{ONE}/terug/", transitions.undo, name="placement_undo"),
    path(f"{ONE}/gehouden/", transitions.keep, name="placement_keep"),
    path(f"{ONE}/verder/", toward.rung, name="rung"),
    path(f"{MOMENT}/", check_ins.record, name="check_in"),
    path(f"{MOMENT}/terug/", check_ins.take_back, name="check_in_undo"),
    path("voorstellen/", introductions.board, name="introductions"),
    path(f"{PROPOSALS}/", introductions.listed, name="introductions_of"),
    path(f"{PROPOSALS}/nieuw/", introductions.add, name="introduction_add"),
    path(f"{PROPOSALS}/regel/", introductions.line, name="introduction_line"),
    path(f"{PROPOSAL}/", introductions.introduction, name="introduction"),
    path(f"{PROPOSAL}/wijzigen/", introductions.edit, name="introduction_edit"),
    path(f"{PROPOSAL}/ja/", introductions.heard, name="introduction_heard"),
    path(f"{PROPOSAL}/doen/", introductions.act, name="introduction_act"),
    path(f"{PROPOSAL}/later/", introductions.put_off, name="introduction_put_off"),
    path(f"{PROPOSAL}/moment/", introductions.moment, name="introduction_moment"),
    path(f"{PROPOSAL}/gezegd/", introductions.said, name="introduction_said"),
    path(f"{WALKS}/", walks.add, name="walk_add"),
    path(f"{WALKS}/<str:meeting_pk>/", walks.came, name="walk_came"),
    path(f"{WALKS}/<str:meeting_pk>/voorstellen/", walks.propose, name="walk_propose"),
    path(f"{YOUTH}/ontmoetingen/<str:meeting_pk>/<str:side>/", meetings.told, name="meeting_told"),
    path(f"{ONE}/school/", schooling.school, name="school"),
    path(f"{ONE}/school/doen/", schooling.school_act, name="school_act"),
    path(f"{ONE}/getekend/", schooling.sign, name="sign"),
    path("w/afspraak/<str:pk>/", meetings.linked_meeting, name="linked_meeting"),
    path("w/afspraak/<str:pk>/agenda.ics", meetings.linked_calendar, name="linked_calendar"),
    path("w/nazorg/<str:pk>/", meetings.linked_check_in, name="linked_check_in"),
    path("j/ontmoetingen/<str:pk>/", meetings.my_meeting, name="my_meeting"),
    path("j/ontmoetingen/<str:pk>/agenda.ics", meetings.my_calendar, name="my_calendar"),
    path("j/werk/<str:pk>/ervaring/", youth.my_experience, name="my_experience"),
    path(f"{YOUTH}/kopie/", copies.copy, name="copy"),
    path(f"{YOUTH}/kopie/bestand/", copies.copy_file, name="copy_file"),
    path("rechten/<str:pk>/wissen/", erasures.erase, name="erase"),
    path("j/kopie/", copies.my_copy, name="my_copy"),
    path("j/kopie/bestand/", copies.my_copy_file, name="my_copy_file"),
    path("j/vacatures/", youth.my_vacancies, name="my_vacancies"),
    path("j/vacatures/<str:vacancy_pk>/", youth.my_decision, name="my_decision"),
    path("j/route/", youth.my_route, name="my_route"),
    path("j/droom/", youth.my_dream, name="my_dream"),
    path("j/voorstellen/", my_introductions.my_introductions, name="my_introductions"),
    path("j/voorstellen/<str:pk>/", my_introductions.my_introduction, name="my_introduction"),
    path("j/nazorg/", youth.my_check_ins, name="my_check_ins"),
    path("j/nazorg/<str:pk>/", youth.my_check_in, name="my_check_in"),
    path("werkgevers/<str:pk>/voor-hoeveel/", toward.employer_reach, name="employer_reach"),
    path("vacatures/<str:pk>/jongeren/", toward.for_vacancy, name="youths"),
    path("vacatures/<str:pk>/welke-eis-kan-weg/", toward.requirements, name="requirements"),
]
