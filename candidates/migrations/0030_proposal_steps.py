from django.db import migrations, models


class Migration(migrations.Migration):
    """A step may be to look at proposals; nothing that is stored changes."""

    dependencies = [
        ('candidates', '0029_step_chosen'),
    ]

    operations = [
        migrations.AlterField(
            model_name='step',
            name='kind',
            field=models.CharField(choices=[('meet', 'meet'), ('call', 'call'), ('message', 'send a message'), ('search', 'look for vacancies together'), ('employer', 'speak with an employer'), ('apply', 'help with an application'), ('visit', 'visit the workplace'), ('check_in', 'ask how it goes'), ('other', 'something else'), ('first_talk', 'have the first talk'), ('try_channel', 'try to reach in another way'), ('try_hours', 'try at another time of day'), ('ask_referrer', 'ask the referrer how to reach this youth'), ('yearly', 'ask how life is, once a year'), ('employer_check_in', 'ask the employer how it goes'), ('call_today', 'call today'), ('rung', 'look at the next step to the dream'), ('chosen', 'go for the vacancies with a heart'), ('look_after', 'this is long overdue at a colleague: see to it together'), ('return', 'talk: the work ended early'), ('ask_again', 'ask again whether a yes still stands'), ('not_arrived', 'a message did not arrive: reach the youth in another way'), ('help_not_arrived', 'the message to other help did not arrive: ask for the help in another way'), ('privacy', "a request about the youth's own data must be answered"), ('term', 'the term is almost over: decide together what stays'), ('help', 'ask how the other help goes'), ('agreement', 'the youth says that an agreement is not right: talk about it'), ('judge', 'judge today that this file was opened by force'), ('proposal', 'look at the proposals to employers')], max_length=20, verbose_name='what'),
        ),
    ]
