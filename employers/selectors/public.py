"""The vacancies that anybody may read, signed in or not: pages, feed and map of the site all ask here."""

from datetime import date

from django.shortcuts import get_object_or_404

from employers.models import Vacancy, VacancyQuerySet
from employers.rules.placeholders import names_employer
from jobmatch.http.identifiers import uuid_or_404


def public_vacancies(*, on: date) -> VacancyQuerySet:
    """Open, said by the employer not long ago, and of an employer with a name of its own; newest first.

    A name that stands in for another (*our client*) or that is an agency's hides who the employer is.
    """
    rows = Vacancy.objects.public(on=on)
    names = rows.order_by().values_list("employer", "employer__organisation__name").distinct()
    texts = rows.order_by().exclude(employer_text="").values_list("employer_text", flat=True).distinct()
    rows = rows.exclude(employer__in=[pk for pk, name in names if not names_employer(name)])
    rows = rows.exclude(employer_text__in=[text for text in texts if not names_employer(text)])
    related = ("employer__organisation", "occupation", "town__municipality", "site__town__municipality")
    return rows.select_related(*related).order_by("-confirmed_on", "-posted_on", "id")


def public_vacancy(pk: str, *, on: date) -> Vacancy:
    """One vacancy that anybody may read, with all that its page shows, or 404."""
    rows = public_vacancies(on=on).prefetch_related("skills__skill", "languages", "licences")
    return get_object_or_404(rows, pk=uuid_or_404(pk))
