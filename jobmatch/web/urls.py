"""What is due in all apps together, the start page, looking together with a youth, and looking up a label."""

from django.urls import path

from jobmatch.web.views import calendars, home, overview, today

app_name = "web"

urlpatterns = [
    path("", home.home, name="home"),
    path("vandaag/", today.today, name="today"),
    path("overzicht/", overview.overview, name="overview"),
    path("agenda/<str:secret>.ics", calendars.calendar, name="calendar"),
    path("taal/", home.set_language, name="set_language"),
    path("samen-kijken/stoppen/", home.stop_showing, name="stop_showing"),
    path("samen-kijken/<str:pk>/", home.show, name="show"),
    path("zoeken/beroepen/", home.find_occupations, name="find_occupations"),
    path("zoeken/vaardigheden/", home.find_skills, name="find_skills"),
    path("onderdelen/", home.gallery, name="gallery"),
]
