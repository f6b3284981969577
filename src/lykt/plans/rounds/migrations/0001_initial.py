import django.db.models.deletion
import django.utils.timezone
import lykt.organisation.keys
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('plans', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ReminderText',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('heading', models.CharField(max_length=150, verbose_name='subject')),
                ('body', models.TextField(verbose_name='text')),
                ('plan', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='reminder_text', to='plans.plan')),
            ],
            options={
                'verbose_name': 'text of reminders',
            },
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('as_of', models.DateField(verbose_name='tells of the day')),
                ('opens_on', models.DateField(verbose_name='opens')),
                ('due_on', models.DateField(verbose_name='answers are due')),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('open', 'Open'), ('closed', 'Closed'), ('locked', 'Locked')], default='planned', editable=False, max_length=10, verbose_name='state')),
                ('opened_at', models.DateTimeField(editable=False, null=True)),
                ('closed_at', models.DateTimeField(editable=False, null=True)),
                ('locked_at', models.DateTimeField(editable=False, null=True)),
                ('locked_by_name', models.CharField(blank=True, editable=False, max_length=100)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rounds', to='plans.plan')),
            ],
            options={
                'verbose_name': 'reporting round',
                'ordering': ['-as_of', '-opens_on', 'id'],
                'constraints': [models.UniqueConstraint(fields=('plan', 'name'), name='one_round_of_a_name'), models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('plan',), name='one_round_of_a_plan_is_open'), models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('opens_on'))), name='a_round_opens_before_it_is_due'), models.CheckConstraint(condition=models.Q(models.Q(('locked_at__isnull', False), ('state', 'locked')), models.Q(models.Q(('state', 'locked'), _negated=True), ('locked_at', None)), _connector='OR'), name='a_locked_round_says_when')],
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('on', models.DateField(verbose_name='day')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('owed', models.PositiveIntegerField(verbose_name='answers owed')),
                ('nobody', models.PositiveIntegerField(default=0, verbose_name='asked of nobody else')),
                ('by_name', models.CharField(editable=False, max_length=100)),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='plan_rounds.round')),
            ],
            options={
                'verbose_name': 'reminder',
                'ordering': ['at', 'id'],
                'constraints': [models.UniqueConstraint(fields=('round', 'staff', 'on'), name='reminded_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Owed',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('answer', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='plans.statusentry')),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='plans.measure')),
                ('owers', models.ManyToManyField(blank=True, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='owed', to='plan_rounds.round')),
            ],
            options={
                'verbose_name': 'answer that is owed',
                'ordering': ['measure__place'],
                'constraints': [models.UniqueConstraint(fields=('round', 'measure'), name='a_measure_owed_once')],
            },
        ),
        migrations.CreateModel(
            name='RoundLine',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('place', models.PositiveIntegerField()),
                ('area_key', models.CharField(max_length=60)),
                ('area_title', models.CharField(max_length=300, verbose_name='area')),
                ('number', models.CharField(max_length=60, verbose_name='number')),
                ('title', models.CharField(max_length=500, verbose_name='title')),
                ('responsible', models.TextField(blank=True, verbose_name='responsible')),
                ('deadline_kind', models.CharField(max_length=20)),
                ('deadline', models.CharField(blank=True, max_length=20, verbose_name='deadline')),
                ('phase', models.CharField(blank=True, choices=[('not_started', 'Not started'), ('in_progress', 'Under way'), ('ongoing', 'Runs all the time'), ('done', 'Done'), ('changed', 'Done in another way'), ('dropped', 'Dropped'), ('unknown', 'Nothing reported')], max_length=20, verbose_name='phase')),
                ('pace', models.CharField(choices=[('not_adopted', 'The plan is not adopted'), ('settled', 'Nothing owed'), ('late', 'Late'), ('stale', 'No news'), ('in_time', 'In time'), ('no_deadline', 'No deadline to miss')], max_length=20, verbose_name='pace')),
                ('late', models.BooleanField(verbose_name='late')),
                ('stale', models.BooleanField(verbose_name='no news')),
                ('note', models.TextField(blank=True, verbose_name='what was done')),
                ('as_of', models.CharField(blank=True, max_length=10, verbose_name='as of')),
                ('said_by_name', models.CharField(blank=True, max_length=100, verbose_name='said by')),
                ('owed', models.BooleanField(verbose_name='was asked for')),
                ('answered', models.BooleanField(verbose_name='was answered')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('measure', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='plans.measure')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='plan_rounds.round')),
            ],
            options={
                'verbose_name': 'line of a locked round',
                'ordering': ['place'],
                'constraints': [models.UniqueConstraint(fields=('round', 'number'), name='a_measure_once_in_a_report')],
            },
        ),
    ]
