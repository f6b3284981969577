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
            name='Network',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('purpose', models.TextField(verbose_name='what for')),
                ('every_months', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='rhythm')),
                ('since', models.DateField(default=django.utils.timezone.localdate, verbose_name='since')),
                ('rested_on', models.DateField(editable=False, null=True, verbose_name='put to rest')),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
            ],
            options={
                'verbose_name': 'network',
                'db_table': 'learning_network',
                'ordering': ['name', 'id'],
                'constraints': [models.UniqueConstraint(fields=('controller', 'name'), name='one_network_of_a_name'), models.CheckConstraint(condition=models.Q(('every_months', None), ('every_months__gte', 1), _connector='OR'), name='a_rhythm_is_no_nought')],
            },
        ),
        migrations.CreateModel(
            name='Member',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('body', models.CharField(blank=True, max_length=200, verbose_name='body')),
                ('role', models.CharField(blank=True, max_length=200, verbose_name='role')),
                ('since', models.DateField(default=django.utils.timezone.localdate, verbose_name='since')),
                ('left_on', models.DateField(editable=False, null=True, verbose_name='went out')),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('staff', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='staff')),
                ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='networks.network')),
            ],
            options={
                'verbose_name': 'member of a network',
                'db_table': 'learning_network_member',
                'ordering': ['body', 'at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('staff', None), models.Q(('body', ''), _negated=True)), models.Q(('staff__isnull', False), ('body', '')), _connector='OR'), name='a_member_is_staff_or_a_body')],
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('day', models.DateField(verbose_name='day')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='place')),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('held', 'Held'), ('cancelled', 'Cancelled')], default='planned', editable=False, max_length=10, verbose_name='how it stands')),
                ('came', models.PositiveSmallIntegerField(editable=False, null=True, verbose_name='how many came')),
                ('more', models.TextField(blank=True, editable=False, verbose_name='besides')),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='meetings', to='networks.network')),
            ],
            options={
                'verbose_name': 'meeting of a network',
                'db_table': 'learning_network_meeting',
                'ordering': ['-day', '-id'],
                'indexes': [models.Index(fields=['network', '-day'], name='learning_ne_network_9f3640_idx')],
            },
        ),
        migrations.CreateModel(
            name='NetworkEvent',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(editable=False, max_length=100)),
                ('act', models.CharField(choices=[('made', 'Made'), ('changed', 'Changed'), ('rested', 'Put to rest'), ('taken_up', 'Taken up again'), ('member_in', 'A member came in'), ('member_out', 'A member went out'), ('planned', 'A meeting was planned'), ('meeting_changed', 'A meeting was changed'), ('cancelled', 'A meeting was cancelled'), ('again', 'A meeting was planned again'), ('minutes', 'Minutes were written'), ('decided', 'Something was decided'), ('decision_changed', 'A decision was changed'), ('done', 'A task was done'), ('dropped', 'A task was dropped'), ('to_do', 'A task is to be done after all')], max_length=20)),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='networks.meeting')),
                ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='networks.network')),
            ],
            options={
                'verbose_name': 'what happened to a network',
                'db_table': 'learning_network_event',
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Point',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('title', models.CharField(max_length=200, verbose_name='point')),
                ('minutes', models.TextField(blank=True, verbose_name='minutes')),
                ('place', models.PositiveSmallIntegerField()),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='points', to='networks.meeting')),
            ],
            options={
                'verbose_name': 'point of an agenda',
                'db_table': 'learning_network_point',
                'ordering': ['place', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('text', models.CharField(max_length=200, verbose_name='what was decided')),
                ('body', models.CharField(blank=True, max_length=200, verbose_name='which body')),
                ('due', models.DateField(blank=True, null=True, verbose_name='by')),
                ('state', models.CharField(choices=[('none', 'Nobody has to do anything'), ('to_do', 'To do'), ('done', 'Done'), ('dropped', 'Dropped')], default='none', max_length=10, verbose_name='how it stands')),
                ('settled_on', models.DateField(editable=False, null=True, verbose_name='done or dropped')),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='networks.meeting')),
            ],
            options={
                'verbose_name': 'decision of a network',
                'db_table': 'learning_network_decision',
                'ordering': ['at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('body', ''), ('due', None), ('owner', None), ('state', 'none')), models.Q(models.Q(('state', 'none'), _negated=True), models.Q(models.Q(('owner', None), models.Q(('body', ''), _negated=True)), models.Q(('body', ''), ('owner__isnull', False)), _connector='OR')), _connector='OR'), name='a_task_of_a_network_has_one_owner'), models.CheckConstraint(condition=models.Q(models.Q(('settled_on__isnull', False), ('state__in', ['done', 'dropped'])), models.Q(models.Q(('state__in', ['done', 'dropped']), _negated=True), ('settled_on', None)), _connector='OR'), name='a_settled_task_of_a_network_has_its_day')],
            },
        ),
    ]
