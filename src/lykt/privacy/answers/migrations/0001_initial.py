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
            name='Request',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('subject', models.UUIDField(db_index=True, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('asks', models.CharField(choices=[('access', 'What you have about me, and who has read it'), ('copy', 'A copy to take along'), ('correction', 'Put something right'), ('objection', 'Stop using it for something'), ('erasure', 'Erase it')], max_length=12, verbose_name='what they ask')),
                ('asked_on', models.DateField(verbose_name='asked on')),
                ('asked_by', models.CharField(choices=[('person', 'The person'), ('guardian', 'A guardian'), ('lawyer', 'A lawyer with authority')], max_length=10, verbose_name='who asks')),
                ('language', models.CharField(max_length=10, verbose_name='language')),
                ('due', models.DateField(verbose_name='to be answered by')),
                ('extended', models.BooleanField(default=False, editable=False)),
                ('state', models.CharField(choices=[('received', 'Received'), ('answering', 'Being answered'), ('ready', 'Ready'), ('in_part', 'Handed over, without the health part'), ('handed_over', 'Handed over'), ('withdrawn', 'Taken back'), ('refused', 'Refused')], default='received', editable=False, max_length=12, verbose_name='state')),
                ('remark', lykt.privacy.sealing.fields.SealedText(blank=True, default='', subject='subject', verbose_name='remark')),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who answers')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'request of a person',
                'db_table': 'privacy_request',
                'ordering': ['-at', '-id'],
                'abstract': False,
                'indexes': [models.Index(fields=['unit', 'due'], name='privacy_req_unit_id_e2a6c7_idx'), models.Index(fields=['owner', 'due'], name='privacy_req_owner_i_c468d6_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('due__gte', models.F('asked_on'))), name='a_request_is_due_after_it_was_made')],
            },
        ),
        migrations.CreateModel(
            name='HandingOver',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('subject', models.UUIDField(db_index=True, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('alone', models.BooleanField(verbose_name='alone with the person')),
                ('somebody_waits', models.BooleanField(verbose_name='somebody waiting outside')),
                ('safe_paper', models.BooleanField(verbose_name='safe to carry paper')),
                ('given', models.CharField(choices=[('paper', 'On paper'), ('read_aloud', 'Read aloud, no paper')], max_length=10, verbose_name='how it was given')),
                ('health_part', models.CharField(choices=[('given', 'It was given too'), ('later', 'Health staff give it later'), ('not_wanted', 'The person does not want it'), ('not_asked', 'Not part of it')], max_length=10, verbose_name='health part')),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='handings', to='answers.request')),
            ],
            options={
                'verbose_name': 'handing over of an answer',
                'db_table': 'privacy_handing_over',
                'ordering': ['-at', '-id'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('alone', True)), name='handed_over_alone'), models.CheckConstraint(condition=models.Q(('safe_paper', True), models.Q(('given', 'paper'), _negated=True), _connector='OR'), name='no_paper_where_it_is_not_safe')],
            },
        ),
        migrations.CreateModel(
            name='RequestEvent',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('act', models.CharField(choices=[('receive', 'Received'), ('begin', 'Somebody has begun to answer'), ('extend', 'More time was taken'), ('ready', 'Made ready'), ('reopen', 'Not ready after all'), ('hand_over_part', 'Handed over, without the health part'), ('hand_over', 'Handed over'), ('withdraw', 'Taken back'), ('refuse', 'Refused'), ('take_over', 'Taken over')], max_length=16)),
                ('state', models.CharField(choices=[('received', 'Received'), ('answering', 'Being answered'), ('ready', 'Ready'), ('in_part', 'Handed over, without the health part'), ('handed_over', 'Handed over'), ('withdrawn', 'Taken back'), ('refused', 'Refused')], max_length=12)),
                ('reason', lykt.privacy.sealing.fields.SealedText(blank=True, default='', subject='subject', verbose_name='why')),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='history', to='answers.request')),
            ],
            options={
                'verbose_name': 'step of a request',
                'db_table': 'privacy_request_event',
                'ordering': ['at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Objection',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('subject', models.UUIDField(db_index=True, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('against', models.CharField(choices=[('follow_up', 'Help and follow-up'), ('coordination', 'Coordination of a case'), ('health', 'Health help'), ('safety_warning', 'Safety'), ('statistics', 'Statistics')], max_length=20, verbose_name='against what')),
                ('words', lykt.privacy.sealing.fields.SealedText(blank=True, default='', subject='subject', verbose_name='in their own words')),
                ('state', models.CharField(choices=[('open', 'Open'), ('upheld', 'Upheld'), ('rejected', 'Rejected'), ('withdrawn', 'Taken back')], default='open', editable=False, max_length=10, verbose_name='state')),
                ('decided_at', models.DateTimeField(editable=False, null=True)),
                ('decided_by_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('reason', lykt.privacy.sealing.fields.SealedText(blank=True, default='', subject='subject', verbose_name='why')),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('decided_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'objection',
                'db_table': 'privacy_objection',
                'ordering': ['-at', '-id'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('decided_at__isnull', False)), _connector='OR'), name='an_objection_is_open_until_decided'), models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('subject', 'against'), name='one_open_objection_to_a_purpose')],
            },
        ),
        migrations.CreateModel(
            name='PersonsNote',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('subject', models.UUIDField(db_index=True, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('words', lykt.privacy.sealing.fields.SealedText(blank=True, default='', subject='subject', verbose_name='in their own words')),
                ('about', models.CharField(blank=True, default='', max_length=20)),
                ('thing', models.UUIDField(editable=False, null=True)),
                ('settled', models.CharField(blank=True, choices=[('corrected', 'It was put right'), ('stands', 'It stays as it was written')], default='', max_length=10, verbose_name='what was done')),
                ('settled_at', models.DateTimeField(editable=False, null=True)),
                ('settled_by_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('settled_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': "note of the person's own",
                'db_table': 'privacy_persons_note',
                'ordering': ['-at', '-id'],
                'abstract': False,
                'indexes': [models.Index(fields=['subject', '-at'], name='privacy_per_subject_c1e5c9_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('about', ''), ('thing', None)), models.Q(models.Q(('about', ''), _negated=True), ('thing__isnull', False)), _connector='OR'), name='a_note_is_about_a_thing_of_a_kind')],
            },
        ),
    ]
