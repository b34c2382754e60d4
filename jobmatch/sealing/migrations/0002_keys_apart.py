from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):

    dependencies = [("sealing", "0001_initial")]

    operations = [
        # The table stays what it is: only its name in the code changes.
        migrations.AlterModelTable(name="datakey", table="sealing_datakey"),
        migrations.RenameModel(old_name="DataKey", new_name="FormerKey"),
        migrations.CreateModel(
            name="Key",
            fields=[
                ("person", models.UUIDField(primary_key=True, serialize=False)),
                ("ring_key", models.CharField(blank=True, db_index=True, max_length=32)),
                ("wrapped", models.BinaryField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("destroyed_on", models.DateField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(
                            Q(("destroyed_on__isnull", True), ("wrapped__isnull", False), Q(("ring_key", ""), _negated=True)),
                            Q(("destroyed_on__isnull", False), ("ring_key", ""), ("wrapped__isnull", True)),
                            _connector="OR",
                        ),
                        name="key_or_destroyed",
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="ToDestroy",
            fields=[
                ("person", models.UUIDField(primary_key=True, serialize=False)),
                ("leaves_mark", models.BooleanField(default=True)),
                ("since", models.DateField()),
            ],
        ),
    ]
