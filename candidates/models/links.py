"""What someone asks at the public page, before anyone looked whether the address is known."""

from django.db import models


class FreshLinkAsk(models.Model):
    """Someone asked to have a link sent to a phone number or an e-mail address, known here or not.

    A row for a minute at most: the worker looks the address up and deletes the row, so the page that asks
    does the same work for every address.
    """

    address = models.CharField(max_length=254)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["made_at", "id"]

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d %H:%M}"
