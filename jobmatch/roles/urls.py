"""Pages about who gets a role."""

from django.urls import path

from jobmatch.roles import views

app_name = "roles"

urlpatterns = [
    path("beheer/organisaties/<str:pk>/uitnodigen/", views.give, name="give"),
    path("beheer/rollen/<str:pk>/opnieuw/", views.new_start, name="new_start"),
    path("rollen/", views.roles, name="roles"),
    path("rollen/voorstellen/<str:pk>/", views.proposal, name="proposal"),
    path("rollen/voorstellen/<str:pk>/bevestigen/", views.confirm, name="confirm"),
    path("rollen/voorstellen/<str:pk>/weigeren/", views.refuse, name="refuse"),
    path("rollen/voorstellen/<str:pk>/intrekken/", views.withdraw, name="withdraw"),
]
