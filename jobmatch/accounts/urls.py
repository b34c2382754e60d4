"""Pages of the admin and of the own account."""

from django.urls import path

from jobmatch.accounts import views

app_name = "accounts"

urlpatterns = [
    path("account/", views.profile, name="profile"),
    path("account/token/", views.token_add, name="token_add"),
    path("account/token/<str:pk>/intrekken/", views.token_revoke, name="token_revoke"),
    path("account/agenda/", views.calendar_make, name="calendar_make"),
    path("account/agenda/verlengen/", views.calendar_renew, name="calendar_renew"),
    path("account/agenda/stoppen/", views.calendar_revoke, name="calendar_revoke"),
    path("beheer/", views.organisation_list, name="organisations"),
    path("beheer/tokens/", views.issued_tokens, name="issued_tokens"),
    path("beheer/organisaties/nieuw/", views.organisation_add, name="organisation_add"),
    path("beheer/organisaties/<str:pk>/", views.organisation, name="organisation"),
    path("beheer/organisaties/<str:pk>/wijzigen/", views.organisation_edit, name="organisation_edit"),
    path("beheer/rollen/<str:pk>/eindigen/", views.membership_end, name="membership_end"),
]
