"""Addresses of employers and vacancies."""

from django.urls import path

from employers.views import checks, demands, employers, feeds, imports, public, recognitions, vacancies

app_name = "employers"

urlpatterns = [
    path("vacatures/", vacancies.vacancy_list, name="vacancies"),
    path("vacatures/feed.jsonld", public.feed, name="public_feed"),
    path("vacatures/sitemap.xml", public.site_map, name="site_map"),
    path("vacatures/open/<str:pk>/", public.vacancy, name="public_vacancy"),
    path("vacatures/vaste-bronnen/", feeds.feed_list, name="feeds"),
    path("vacatures/vaste-bronnen/nieuw/", feeds.feed_add, name="feed_add"),
    path("vacatures/vaste-bronnen/<str:pk>/", feeds.feed, name="feed"),
    path("vacatures/vaste-bronnen/<str:pk>/ophalen/", feeds.feed_fetch, name="feed_fetch"),
    path("vacatures/nieuw/", vacancies.vacancy_add, name="vacancy_add"),
    path("vacatures/invoer/", imports.import_page, name="import"),
    path("vacatures/controleren/", checks.check, name="check"),
    path("vacatures/controleren/terug/", checks.undo, name="check_undo"),
    path("vacatures/controleren/<str:pk>/", checks.decide, name="check_decide"),
    path("vacatures/<str:pk>/", vacancies.vacancy, name="vacancy"),
    path("vacatures/<str:pk>/wijzigen/", vacancies.vacancy_edit, name="vacancy_edit"),
    path("vacatures/<str:pk>/nog-open/", vacancies.vacancy_confirm, name="vacancy_confirm"),
    path("vacatures/<str:pk>/stand/", vacancies.vacancy_move, name="vacancy_move"),
    path("vacatures/<str:pk>/wettelijk/", vacancies.vacancy_law, name="vacancy_law"),
    path("vacatures/<str:pk>/gelezen/", vacancies.vacancy_reading, name="vacancy_reading"),
    path("eisen/<str:pk>/", demands.demand, name="demand"),
    path("eisen/<str:pk>/neutraal/", demands.demand_neutral, name="demand_neutral"),
    path("werkgevers/", employers.employer_list, name="employers"),
    path("werkgevers/nieuw/", employers.employer_add, name="employer_add"),
    path("werkgevers/vestigingen/<str:pk>/", employers.site_edit, name="site_edit"),
    path("werkgevers/vestigingen/<str:pk>/werkplek/", employers.site_facts, name="site_facts"),
    path("werkgevers/vestigingen/<str:pk>/leerbedrijf/", recognitions.recognition_list, name="recognitions"),
    path(
        "werkgevers/vestigingen/<str:pk>/leerbedrijf/vragen/",
        recognitions.register_look,
        name="register_look",
    ),
    path("werkgevers/erkenningen/<str:pk>/weg/", recognitions.recognition_forget, name="recognition_forget"),
    path("werkgevers/<str:pk>/", employers.employer, name="employer"),
    path("werkgevers/<str:pk>/wijzigen/", employers.employer_edit, name="employer_edit"),
    path("werkgevers/<str:pk>/vestiging/", employers.site_add, name="site_add"),
    path("werkgevers/<str:pk>/werkplek/", employers.employer_facts, name="employer_facts"),
]
