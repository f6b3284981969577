import django.db.models.deletion
import django.utils.timezone
import lykt.organisation.keys
import lykt.privacy.sealing.fields
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
            name='Consent',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('subject', models.UUIDField(db_index=True, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('purpose', models.CharField(choices=[('follow_up', 'Help and follow-up'), ('coordination', 'Coordination of a case'), ('health', 'Health help'), ('safety_warning', 'Safety'), ('identity', 'Keeping the name here')], max_length=20, verbose_name='what for')),
                ('matter', models.UUIDField(editable=False, null=True)),
                ('given_by', models.CharField(choices=[('person', 'The person'), ('guardian', 'A guardian')], max_length=10, verbose_name='who answered')),
                ('guardian', models.CharField(blank=True, choices=[('parent', 'Parent'), ('guardian', 'Appointed guardian'), ('representative', 'Representative of an unaccompanied minor'), ('child_welfare', 'Child welfare, which has the care')], default='', max_length=20, verbose_name='what the guardian is to the person')),
                ('since', models.DateField(verbose_name='from')),
                ('until', models.DateField(verbose_name='to and including')),
                ('how', models.CharField(choices=[('spoken', 'Spoken'), ('written', 'Written'), ('sign', 'By a sign or a thumb'), ('phone', 'By phone')], max_length=10, verbose_name='how it was said')),
                ('language', models.CharField(max_length=10, verbose_name='language')),
                ('read_aloud', models.BooleanField(default=False, verbose_name='read aloud')),
                ('interpreted', models.BooleanField(default=False, verbose_name='with an interpreter')),
                ('told_purpose', models.BooleanField(default=False)),
                ('told_use', models.BooleanField(default=False)),
                ('told_voluntary', models.BooleanField(default=False)),
                ('told_duration', models.BooleanField(default=False)),
                ('told_withdrawal', models.BooleanField(default=False)),
                ('told_duties', models.BooleanField(default=False)),
                ('remark', lykt.privacy.sealing.fields.SealedText(blank=True, default='', subject='subject', verbose_name='remark')),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('renews', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='renewed_by', to='consent.consent')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'consent',
                'db_table': 'privacy_consent',
                'ordering': ['-at', '-id'],
                'abstract': False,
                'indexes': [models.Index(fields=['unit', 'until'], name='privacy_con_unit_id_6948fd_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('until__gte', models.F('since'))), name='a_consent_ends_after_it_began'), models.CheckConstraint(condition=models.Q(('given_by', 'guardian'), ('guardian', ''), _connector='XOR'), name='a_guardian_is_something_to_the_person')],
            },
        ),
        migrations.CreateModel(
            name='ConsentEvent',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('what', models.CharField(choices=[('withdrawn', 'Taken back'), ('case_closed', 'The case was closed'), ('replaced', 'Replaced by a new one')], max_length=12)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('told_to_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('via', models.CharField(blank=True, choices=[('spoken', 'Said it to us'), ('phone', 'By phone'), ('written', 'In writing'), ('sign', 'By a sign'), ('other', 'Through somebody they trust')], default='', max_length=10, verbose_name='how')),
                ('remark', lykt.privacy.sealing.fields.SealedText(blank=True, default='', subject='subject', verbose_name='remark')),
                ('consent', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='consent.consent')),
                ('told_to', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'end of a consent',
                'db_table': 'privacy_consent_event',
                'ordering': ['at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('what', 'ran_out'), _negated=True), name='running_out_is_not_written_down')],
            },
        ),
        migrations.CreateModel(
            name='ConsentLine',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('recipient', models.CharField(choices=[('here', 'We ourselves'), ('nav', 'NAV: housing and economy'), ('child_welfare', 'Child welfare'), ('crisis_centre', 'Crisis centre'), ('doctor', 'Doctor'), ('hospital', 'Hospital'), ('lawyer', "Victim's lawyer"), ('police', 'Police'), ('immigration', 'Immigration authority'), ('reception', 'Asylum reception'), ('return_programme', 'Return programme (IOM)'), ('other_unit', 'Another unit of ours'), ('other_municipality', 'Another municipality'), ('family', 'Own family'), ('employer', 'Employer'), ('other', 'Someone else'), ('ambulance', 'Ambulance'), ('fire_service', 'Fire service')], max_length=20, verbose_name='to whom')),
                ('recipient_named', lykt.privacy.sealing.fields.SealedText(blank=True, default='', subject='subject', verbose_name='which')),
                ('named_key', models.CharField(blank=True, default='', editable=False, max_length=32)),
                ('kind', models.CharField(choices=[('identity', 'Name and who they are'), ('contact_details', 'How to reach them'), ('whereabouts', 'Where they are'), ('health', 'Health'), ('economy', 'Economy'), ('housing', 'Housing'), ('work', 'Work'), ('residence', 'Residence status'), ('violence', 'Violence, what has happened'), ('exploitation', 'Exploitation'), ('family', 'Family and children'), ('criminal_case', 'The criminal case'), ('plans', 'Plans and wishes'), ('documents', 'Documents')], max_length=20, verbose_name='what')),
                ('answer', models.CharField(choices=[('yes', 'Yes'), ('no', 'No')], max_length=3, verbose_name='answer')),
                ('consent', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='consent.consent')),
            ],
            options={
                'verbose_name': 'answer of a consent',
                'db_table': 'privacy_consent_line',
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('consent', 'recipient', 'named_key', 'kind'), name='one_answer_to_each')],
            },
        ),
        migrations.CreateModel(
            name='EndedLine',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ended', to='consent.consentevent')),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ended_by', to='consent.consentline')),
            ],
            options={
                'verbose_name': 'ended answer of a consent',
                'db_table': 'privacy_consent_ended_line',
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('event', 'line'), name='ended_once_by_each')],
            },
        ),
    ]
