"""The ranking of a youth, and what matters most to them."""

from django.urls import path

from matching.views import rankings

app_name = "matching"

urlpatterns = [
    path("kandidaten/<str:pk>/vacatures/", rankings.ranking, name="ranking"),
    path("kandidaten/<str:pk>/vacatures/gewicht/", rankings.weighting, name="weighting"),
    path("kandidaten/<str:pk>/vacatures/gewicht/terug/", rankings.reset_weighting, name="reset_weighting"),
]
