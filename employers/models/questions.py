"""What is not known of a vacancy and will be asked of its employer."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from employers.enums import Question
from employers.models.vacancies import Vacancy


class OpenQuestion(models.Model):
    """A question that a jobhunter wants asked; it goes when it is answered, for the vacancy holds the answer.

    It tells of the vacancy alone, not for whom it is asked. What nobody wants asked has no row.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    vacancy = models.ForeignKey(Vacancy, models.CASCADE, related_name="questions")
    item = models.CharField(max_length=9, choices=Question)
    asked_on = models.DateField()

    class Meta:
        ordering = ["vacancy__title", "vacancy_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["vacancy", "item"], name="question_once_a_vacancy"),
            models.CheckConstraint(condition=Q(item__in=Question.values), name="question_item_known"),
        ]

    def __str__(self) -> str:
        return str(self.get_item_display())
