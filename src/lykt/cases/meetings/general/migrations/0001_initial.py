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
            name='GeneralMeeting',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('day', models.DateField(verbose_name='day')),
                ('purpose', models.CharField(choices=[('consultation', 'Consultation about worries, without anybody being named'), ('exchange', 'Exchange of information'), ('routines', 'Routines'), ('strategy', 'Strategy in general terms, no person and no case')], max_length=14, verbose_name='what for')),
                ('themes', models.JSONField(default=list, verbose_name='about')),
                ('bodies', models.JSONField(default=dict, verbose_name='who takes part')),
                ('next_on', models.DateField(blank=True, null=True, verbose_name='next meeting')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'meeting of the cooperation team',
                'db_table': 'cases_general_meeting',
                'ordering': ['-day', '-id'],
                'indexes': [models.Index(fields=['unit', '-day'], name='cases_gener_unit_id_123f61_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('next_on', None), ('next_on__gt', models.F('day')), _connector='OR'), name='the_next_general_meeting_is_later')],
            },
        ),
        migrations.CreateModel(
            name='GeneralTask',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('text', models.CharField(max_length=300, verbose_name='what')),
                ('body', models.CharField(blank=True, choices=[('here', 'We ourselves'), ('nav', 'NAV: housing and economy'), ('child_welfare', 'Child welfare'), ('crisis_centre', 'Crisis centre'), ('doctor', 'Doctor'), ('hospital', 'Hospital'), ('lawyer', "Victim's lawyer"), ('police', 'Police'), ('immigration', 'Immigration authority'), ('reception', 'Asylum reception'), ('return_programme', 'Return programme (IOM)'), ('other_unit', 'Another unit of ours'), ('other_municipality', 'Another municipality'), ('family', 'Own family'), ('employer', 'Employer'), ('other', 'Someone else'), ('ambulance', 'Ambulance'), ('fire_service', 'Fire service')], default='', max_length=20, verbose_name='or the body that does it')),
                ('due', models.DateField(blank=True, null=True, verbose_name='by')),
                ('state', models.CharField(choices=[('to_do', 'To do'), ('done', 'Done'), ('dropped', 'Dropped')], default='to_do', max_length=10)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='general_meetings.generalmeeting')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who')),
            ],
            options={
                'verbose_name': 'task of the cooperation team',
                'db_table': 'cases_general_task',
                'ordering': [models.OrderBy(models.F('due'), nulls_last=True), 'at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('body', ''), ('owner__isnull', False)), models.Q(('owner', None), models.Q(('body', ''), _negated=True)), _connector='OR'), name='a_general_task_is_somebodys')],
            },
        ),
    ]
