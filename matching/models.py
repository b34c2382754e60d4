"""What is kept about rankings: only how a person moved the points. A ranking is computed on request."""

from django.db import models

from candidates.models import Candidate
from jobmatch.versions import Versioned


class Weighting(Versioned):
    """*What matters most to you*: the points this person gives to each criterion; they add up to 1000."""

    candidate = models.OneToOneField(Candidate, models.CASCADE, primary_key=True, related_name="weighting")
    weights = models.JSONField()

    def __str__(self) -> str:
        return "weights"
