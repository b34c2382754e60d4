from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('candidates', '0025_marks_of_persons'),
    ]

    operations = [
        migrations.AddField(
            model_name='candidate',
            name='all_my_work',
            field=models.BooleanField(default=False, verbose_name='all work done before is listed'),
        ),
    ]
