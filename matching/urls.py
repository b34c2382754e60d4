"""The ranking of a youth, and what matters most to them."""

from django.urls import path

from matching import views

app_name = "matching"

urlpatterns = [
    path("<str:pk>/vacatures/", views.ranking, name="ranking"),
    path("<str:pk>/vacatures/gewicht/", views.weighting, name="weighting"),
    path("<str:pk>/vacatures/gewicht/terug/", views.reset_weighting, name="reset_weighting"),
]
