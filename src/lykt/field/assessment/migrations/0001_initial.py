import django.db.models.deletion
import django.utils.timezone
import lykt.organisation.keys
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisation', '0001_initial'),
        ('organisation', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='RapidRound',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('question', models.TextField(verbose_name='question')),
                ('starts', models.DateField(verbose_name='from')),
                ('ends', models.DateField(verbose_name='to')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('review', 'In review'), ('done', 'Done')], default='draft', editable=False, max_length=8)),
                ('done_on', models.DateField(editable=False, null=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
            ],
            options={
                'verbose_name': 'rapid assessment',
                'db_table': 'field_rapid',
                'ordering': ['-starts', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends__gte', models.F('starts'))), name='an_assessment_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(models.Q(('done_on__isnull', False), ('state', 'done')), models.Q(models.Q(('state', 'done'), _negated=True), ('done_on', None)), _connector='OR'), name='a_done_assessment_was_done_some_day')],
            },
        ),
        migrations.CreateModel(
            name='RapidEvent',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(editable=False, max_length=100)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('review', 'In review'), ('done', 'Done')], max_length=8)),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='assessment.rapidround')),
            ],
            options={
                'verbose_name': 'what happened to a rapid assessment',
                'db_table': 'field_rapid_event',
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Gap',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('need', models.TextField(verbose_name='what is needed')),
                ('there_is', models.TextField(verbose_name='what there is')),
                ('gap', models.TextField(verbose_name='what lacks')),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='gaps', to='assessment.rapidround')),
            ],
            options={
                'verbose_name': 'gap of a rapid assessment',
                'db_table': 'field_rapid_gap',
                'ordering': ['at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('kind', models.CharField(choices=[('finding', 'Finding'), ('conclusion', 'Conclusion')], editable=False, max_length=10)),
                ('text', models.TextField(verbose_name='in words')),
                ('strength', models.CharField(blank=True, choices=[('weak', 'One source, or sources that say different things'), ('fair', 'Several sources of one kind say the same'), ('strong', 'Several kinds of sources say the same')], max_length=8, verbose_name='how well it stands')),
                ('sources', models.JSONField(blank=True, default=list, verbose_name='from which sources')),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='assessment.rapidround')),
            ],
            options={
                'verbose_name': 'finding of a rapid assessment',
                'db_table': 'field_rapid_finding',
                'ordering': ['at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'conclusion'), ('strength', '')), models.Q(('kind', 'finding'), models.Q(('strength', ''), _negated=True)), _connector='OR'), name='a_finding_says_how_well_it_stands')],
            },
        ),
        migrations.CreateModel(
            name='RapidSource',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('kind', models.CharField(choices=[('people', 'Interviews with people who sell sexual services'), ('staff', 'Interviews with staff'), ('group', 'Group interviews'), ('observation', 'Observations'), ('register', 'Registers and figures'), ('partners', 'Talks with other services'), ('trade', 'Talks with hotels, bars and landlords'), ('papers', 'Reports and documents')], max_length=12, verbose_name='kind of source')),
                ('count', models.PositiveSmallIntegerField(verbose_name='how many')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='how it was done')),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sources', to='assessment.rapidround')),
            ],
            options={
                'verbose_name': 'source of a rapid assessment',
                'db_table': 'field_rapid_source',
                'ordering': ['at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('count__gte', 1)), name='a_source_is_one_at_least')],
            },
        ),
    ]
