"""Pages about mails."""

from django.urls import path

from notifications import views

app_name = "notifications"

urlpatterns = [
    path("account/berichten/", views.preferences, name="preferences"),
    path("beheer/niet-aangekomen/", views.not_arrived, name="not_arrived"),
    path("beheer/niet-aangekomen/<str:pk>/", views.settle, name="settle"),
]
