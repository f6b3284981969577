import django.db.models.deletion
import django.utils.timezone
import lykt.organisation.keys
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisation', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('key', models.CharField(max_length=60, verbose_name='short name')),
                ('municipality', models.CharField(max_length=100, verbose_name='municipality')),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('period_from', models.CharField(blank=True, max_length=10, verbose_name='from')),
                ('period_to', models.CharField(blank=True, max_length=10, verbose_name='to')),
                ('adopted_by', models.CharField(blank=True, max_length=200, verbose_name='adopted by')),
                ('adopted_on', models.CharField(blank=True, max_length=10, verbose_name='adopted on')),
                ('case_number', models.CharField(blank=True, max_length=200, verbose_name='case number')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='source')),
                ('shown_since', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='public since')),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('supersedes', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='plans.plan')),
            ],
            options={
                'verbose_name': 'action plan',
                'ordering': ['key'],
                'constraints': [models.UniqueConstraint(fields=('controller', 'key'), name='one_plan_of_a_name'), models.CheckConstraint(condition=models.Q(('supersedes', None), models.Q(('supersedes', models.F('id')), _negated=True), _connector='OR'), name='no_plan_supersedes_itself')],
            },
        ),
        migrations.CreateModel(
            name='Area',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('key', models.CharField(max_length=60, verbose_name='number')),
                ('kind', models.CharField(choices=[('area', 'Area'), ('goal', 'Goal'), ('group', 'Group of measures'), ('decisions', 'Decisions of the council'), ('recommendations', 'Recommendations')], max_length=20, verbose_name='kind')),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('goal', models.TextField(blank=True, verbose_name='goal')),
                ('place', models.PositiveIntegerField()),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='areas', to='plans.plan')),
            ],
            options={
                'verbose_name': 'area',
                'ordering': ['place'],
                'constraints': [models.UniqueConstraint(fields=('plan', 'key'), name='one_area_of_a_number')],
            },
        ),
        migrations.CreateModel(
            name='Measure',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('number', models.CharField(max_length=60, verbose_name='number')),
                ('title', models.CharField(max_length=500, verbose_name='title')),
                ('deadline_kind', models.CharField(choices=[('date', 'By a day'), ('month', 'In a month'), ('season', 'In a season'), ('school_year', 'In a school year'), ('recurring', 'Again and again'), ('ongoing', 'All the time'), ('none', 'No deadline')], default='none', max_length=20, verbose_name='kind of deadline')),
                ('deadline', models.CharField(blank=True, max_length=20, verbose_name='deadline')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('place', models.PositiveIntegerField()),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='plans.area')),
                ('continues', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='continued_by', to='plans.measure')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='plans.measure')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='measures', to='plans.plan')),
            ],
            options={
                'verbose_name': 'measure',
                'ordering': ['place'],
                'constraints': [models.UniqueConstraint(fields=('plan', 'number'), name='one_measure_of_a_number'), models.CheckConstraint(condition=models.Q(('parent', None), models.Q(('parent', models.F('id')), _negated=True), _connector='OR'), name='no_measure_is_a_part_of_itself')],
            },
        ),
        migrations.CreateModel(
            name='Money',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('source', models.CharField(max_length=200, verbose_name='from whom')),
                ('amount', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='amount')),
                ('period', models.CharField(blank=True, max_length=60, verbose_name='period')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('measure', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='money', to='plans.measure')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='money', to='plans.plan')),
            ],
            options={
                'verbose_name': 'money',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('body', models.CharField(max_length=200, verbose_name='decided by')),
                ('decided_on', models.CharField(blank=True, max_length=10, verbose_name='decided on')),
                ('case_number', models.CharField(blank=True, max_length=200, verbose_name='case number')),
                ('text', models.TextField(verbose_name='what was decided')),
                ('link', models.URLField(blank=True, max_length=500, verbose_name='link')),
                ('measures', models.ManyToManyField(blank=True, related_name='decisions', to='plans.measure')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='plans.plan')),
            ],
            options={
                'verbose_name': 'decision',
                'ordering': ['decided_on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Responsible',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('name', models.CharField(max_length=200, verbose_name='body')),
                ('role', models.CharField(choices=[('responsible', 'Responsible'), ('partner', 'Works along'), ('informed', 'Is kept informed')], default='responsible', max_length=20, verbose_name='role')),
                ('place', models.PositiveIntegerField(default=0)),
                ('contact', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='contact')),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='responsible', to='plans.measure')),
            ],
            options={
                'verbose_name': 'responsible body',
                'ordering': ['place'],
                'constraints': [models.UniqueConstraint(fields=('measure', 'name'), name='a_body_once_a_measure')],
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('begun_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('finished_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('begun_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('finished_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('of', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='plans.plan')),
                ('plan', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='revision', to='plans.plan')),
            ],
            options={
                'verbose_name': 'revision of a plan',
                'ordering': ['begun_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('plan', models.F('of')), _negated=True), name='no_plan_revises_itself')],
            },
        ),
        migrations.CreateModel(
            name='Carryover',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('outcome', models.CharField(blank=True, choices=[('continued', 'Goes on as it is'), ('changed', 'Goes on in another way'), ('completed', 'Is completed'), ('dropped', 'Is dropped')], max_length=20, verbose_name='outcome')),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('decided_at', models.DateTimeField(editable=False, null=True)),
                ('copy', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='plans.measure')),
                ('new', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='carried_from', to='plans.measure')),
                ('old', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='carried', to='plans.measure')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='carryovers', to='plans.revision')),
            ],
            options={
                'verbose_name': 'outcome of a measure',
                'ordering': ['old__place'],
                'constraints': [models.UniqueConstraint(fields=('revision', 'old'), name='one_outcome_of_a_measure')],
            },
        ),
        migrations.CreateModel(
            name='StatusEntry',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('as_of', models.CharField(max_length=10, verbose_name='as of')),
                ('status', models.CharField(choices=[('not_started', 'Not started'), ('in_progress', 'Under way'), ('ongoing', 'Runs all the time'), ('done', 'Done'), ('changed', 'Done in another way'), ('dropped', 'Dropped'), ('unknown', 'Nothing reported'), ('taken_back', 'Taken back')], max_length=20, verbose_name='status')),
                ('note', models.TextField(blank=True, verbose_name='what was done')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(editable=False, max_length=100)),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('corrects', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='plans.statusentry')),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='plans.measure')),
            ],
            options={
                'verbose_name': 'status of a measure',
                'ordering': ['written_at', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('corrects__isnull', False)), fields=('corrects',), name='an_entry_corrected_once'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'taken_back'), _negated=True), ('corrects__isnull', False), _connector='OR'), name='only_a_correction_takes_back')],
            },
        ),
        migrations.CreateModel(
            name='Reopening',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('finished_at', models.DateTimeField(editable=False)),
                ('reason', models.TextField(verbose_name='why')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(editable=False, max_length=100)),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reopenings', to='plans.revision')),
            ],
            options={
                'verbose_name': 'opening again of a revision',
                'ordering': ['written_at', 'id'],
            },
        ),
    ]
