import django.core.validators
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
            name='Receiver',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('name', models.CharField(max_length=150, verbose_name='name')),
                ('kind', models.CharField(choices=[('school', 'School'), ('higher', 'University or college'), ('health', 'Hospital ward or health service'), ('child_welfare', 'Child welfare service'), ('nav', 'NAV office'), ('police', 'Police district or station'), ('reception', 'Reception centre'), ('crisis', 'Crisis centre'), ('municipal', 'Other municipal unit'), ('prison', 'Prison or probation service'), ('organisation', 'Voluntary organisation'), ('business', 'Business or trade union'), ('other', 'Another body')], max_length=14, verbose_name='kind')),
                ('municipality', models.CharField(blank=True, max_length=100, verbose_name='municipality')),
                ('active', models.BooleanField(default=True, verbose_name='in use')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
            ],
            options={
                'verbose_name': 'body that is taught',
                'db_table': 'learning_receiver',
                'ordering': ['name', 'id'],
                'constraints': [models.UniqueConstraint(fields=('controller', 'name'), name='one_receiver_of_a_name')],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('kind', models.CharField(choices=[('seminar', 'Seminar'), ('talk', 'Talk'), ('school_class', 'School class'), ('students', 'Students'), ('staff_day', 'Staff day'), ('other', 'Something else')], max_length=14, verbose_name='kind')),
                ('day', models.DateField(verbose_name='day')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('theme', models.CharField(max_length=20, verbose_name='theme')),
                ('audience', models.CharField(choices=[('municipal', 'Municipal staff'), ('health', 'Health staff'), ('child_welfare', 'Child welfare staff'), ('police', 'Police and prosecutors'), ('teachers', 'Teachers'), ('pupils', 'Pupils'), ('students', 'Students'), ('volunteers', 'Volunteers and organisations'), ('reception', 'Staff of reception centres'), ('at_risk', 'People at risk, as a group'), ('business', 'Business and trade unions'), ('public', 'The public'), ('mixed', 'Several of these')], max_length=14, verbose_name='for whom')),
                ('place', models.CharField(blank=True, max_length=150, verbose_name='place')),
                ('municipality', models.CharField(blank=True, max_length=100, verbose_name='municipality')),
                ('classes', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='school classes')),
                ('participants', models.PositiveIntegerField(blank=True, null=True, verbose_name='how many came')),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('held', 'Held'), ('cancelled', 'Cancelled')], max_length=10)),
                ('evaluations', models.PositiveIntegerField(blank=True, null=True, verbose_name='how many evaluated it')),
                ('grade', models.DecimalField(blank=True, decimal_places=1, max_digits=2, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(6)], verbose_name='their mean grade')),
                ('evaluation', models.TextField(blank=True, verbose_name='how it went')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('undone_at', models.DateTimeField(editable=False, null=True)),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('held_by', models.ManyToManyField(blank=True, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who teaches')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit', verbose_name='held by')),
                ('receivers', models.ManyToManyField(blank=True, related_name='events', to='learning_events.receiver', verbose_name='bodies reached')),
            ],
            options={
                'verbose_name': 'event',
                'db_table': 'learning_event',
                'ordering': ['-day', '-id'],
                'indexes': [models.Index(fields=['controller', '-day'], name='learning_ev_control_b222db_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('grade', None), models.Q(('evaluations__gt', 0), ('evaluations__isnull', False), ('grade__gte', 1), ('grade__lte', 6)), _connector='OR'), name='a_grade_is_given_by_somebody'), models.CheckConstraint(condition=models.Q(('participants', None), ('evaluations', None), ('evaluations__lte', models.F('participants')), _connector='OR'), name='nobody_evaluates_who_did_not_come'), models.CheckConstraint(condition=models.Q(('classes', None), models.Q(('classes__gt', 0), ('kind', 'school_class')), _connector='OR'), name='classes_are_of_schools')],
            },
        ),
        migrations.CreateModel(
            name='EventChange',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('act', models.CharField(choices=[('made', 'Written down'), ('changed', 'Changed'), ('held', 'Said how it went'), ('cancelled', 'Cancelled'), ('restored', 'Takes place after all')], max_length=10, verbose_name='what')),
                ('was', models.CharField(blank=True, choices=[('planned', 'Planned'), ('held', 'Held'), ('cancelled', 'Cancelled')], default='', max_length=10)),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('held', 'Held'), ('cancelled', 'Cancelled')], max_length=10)),
                ('fields', models.CharField(blank=True, default='', max_length=200)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(editable=False, max_length=100)),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='learning_events.event')),
            ],
            options={
                'verbose_name': 'change of an event',
                'db_table': 'learning_event_change',
                'ordering': ['at', 'id'],
            },
        ),
    ]
