"""The start page, the language, looking together with a youth, and looking up a label."""

from django.urls import path

from jobmatch.web import views

app_name = "web"

urlpatterns = [
    path("", views.home, name="home"),
    path("taal/", views.set_language, name="set_language"),
    path("samen-kijken/stoppen/", views.stop_showing, name="stop_showing"),
    path("samen-kijken/<str:pk>/", views.show, name="show"),
    path("zoeken/beroepen/", views.find_occupations, name="find_occupations"),
    path("zoeken/vaardigheden/", views.find_skills, name="find_skills"),
    path("onderdelen/", views.gallery, name="gallery"),
]
