from django.db import migrations, models


class Migration(migrations.Migration):
    """An errand may be to call about a proposal."""

    dependencies = [
        ('accounts', '0007_errand'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='errand',
            name='errand_kind_known',
        ),
        migrations.AlterField(
            model_name='errand',
            name='kind',
            field=models.CharField(choices=[('call', 'call'), ('visit', 'go there'), ('write', 'write'), ('other', 'do something else'), ('promise', 'ask after a promise'), ('tell', 'tell someone that we keep their details'), ('proposal', 'call about a proposal')], max_length=10, verbose_name='what'),
        ),
        migrations.AddConstraint(
            model_name='errand',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['call', 'visit', 'write', 'other', 'promise', 'tell', 'proposal'])), name='errand_kind_known'),
        ),
    ]
