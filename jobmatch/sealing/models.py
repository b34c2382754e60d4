"""Each person's own data key, wrapped by a key of the ring. Without its row, nothing of the person opens."""

from django.db import models


class DataKey(models.Model):
    """The AES-256 key of one person, wrapped (AES-GCM, bound to the person) by the ring key `ring_key`."""

    person = models.UUIDField(primary_key=True)
    ring_key = models.CharField(max_length=32, db_index=True)
    wrapped = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"data key under {self.ring_key}"
