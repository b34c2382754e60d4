from django.db import migrations, models


class Migration(migrations.Migration):
    """An errand may be to call about a proposal."""

    dependencies = [
        ('accounts', '0010_errand_kinds'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='errand',
            name='errand_kind_known',
        ),
        migrations.AlterField(
            model_name='errand',
            name='kind',
            field=models.CharField(choices=[('call', 'call'), ('visit', 'go there'), ('write', 'write'), ('other', 'do something else'), ('promise', 'ask after a promise'), ('tell', 'tell someone that we keep their details'), ('call_me', 'call back: they asked for it'), ('still_open', 'ask which vacancies are still open'), ('workplace', 'go through the workplace list'), ('demand', 'talk about what may not be asked'), ('ask', 'ask what is not known of vacancies'), ('feed', 'look at a feed that changed nothing'), ('proposal', 'call about a proposal')], max_length=10, verbose_name='what'),
        ),
        migrations.AddConstraint(
            model_name='errand',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['call', 'visit', 'write', 'other', 'promise', 'tell', 'call_me', 'still_open', 'workplace', 'demand', 'ask', 'feed', 'proposal'])), name='errand_kind_known'),
        ),
    ]
