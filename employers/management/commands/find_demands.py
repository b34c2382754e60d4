"""Reads all texts again for wordings that may not be asked, after the table or the minimum wage changed."""

from typing import Any

from django.db import transaction

from employers.enums import VacancyState
from employers.models import Demand, Employer, Site, Vacancy
from employers.services import demands
from jobmatch.running import commands


class Command(commands.Command):
    """`manage.py find_demands`."""

    help = "Read open vacancies, employers and sites again for wordings that may not be asked."

    def handle(self, *args: Any, **options: Any) -> None:
        for rows in (Vacancy.objects.filter(state=VacancyState.OPEN), Employer.objects, Site.objects):
            pks = list(rows.order_by("pk").values_list("pk", flat=True))
            for start in range(0, len(pks), demands.BATCH):
                with transaction.atomic():
                    some = rows.model.objects.filter(pk__in=pks[start : start + demands.BATCH])
                    demands.refresh_all(list(some.order_by("pk").select_for_update(of=("self",))))
        found = Demand.objects.count()
        self.stdout.write(f"{found} wordings that may not be asked, {Demand.objects.untalked().count()} new")
