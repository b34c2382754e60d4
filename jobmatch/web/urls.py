"""Pages about several apps: what is due, the start page, looking together, and looking up a label."""

from django.urls import path

from jobmatch.web.views import calendars, finding, home, overview, own_page, robots, security, showing, today

app_name = "web"

urlpatterns = [
    path("", home.home, name="home"),
    path("vandaag/", today.today, name="today"),
    path("onze-pagina/", own_page.own_page, name="own_page"),
    path("w/", own_page.by_link, name="linked_page"),
    path("overzicht/", overview.overview, name="overview"),
    path("agenda/<str:secret>.ics", calendars.calendar, name="calendar"),
    path("taal/", home.set_language, name="set_language"),
    path("samen-kijken/stoppen/", showing.stop_showing, name="stop_showing"),
    path("samen-kijken/<str:pk>/", showing.show, name="show"),
    path("zoeken/beroepen/", finding.find_occupations, name="find_occupations"),
    path("zoeken/vaardigheden/", finding.find_skills, name="find_skills"),
    path("robots.txt", robots.robots_txt, name="robots"),
    path(".well-known/security.txt", security.security_txt, name="security"),
    path("onderdelen/", home.gallery, name="gallery"),
]
