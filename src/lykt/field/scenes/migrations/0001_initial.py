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
        ('organisation', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Scene',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('registered_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('register_id', models.CharField(editable=False, max_length=100, null=True)),
                ('register_digest', models.CharField(blank=True, default='', editable=False, max_length=16)),
                ('kind', models.CharField(choices=[('street', 'Stretch of street'), ('hotel', 'Hotel'), ('bar', 'Bar or restaurant'), ('solarium', 'Solarium'), ('centre', 'Shopping centre or station'), ('site', 'Website or app'), ('milieu', 'Milieu'), ('youth', 'Milieu of young people'), ('other', 'Another kind of scene')], max_length=10, verbose_name='kind')),
                ('name', models.CharField(max_length=100, verbose_name='what it is called here')),
                ('zone', models.CharField(blank=True, max_length=100, verbose_name='zone')),
                ('last_known', models.DateField(editable=False)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('registered_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'scene',
                'db_table': 'field_scene',
                'ordering': ['name', 'id'],
                'constraints': [models.UniqueConstraint(fields=('unit', 'name'), name='one_scene_a_name')],
            },
        ),
        migrations.CreateModel(
            name='Signal',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('subject', models.UUIDField(db_index=True, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('day', models.DateField(verbose_name='day')),
                ('kind', models.CharField(choices=[('new', 'A new scene'), ('more', 'More activity'), ('less', 'Less activity'), ('moved', 'It has moved'), ('violence', 'Violence or threats'), ('control', 'Somebody seems to be controlled'), ('minors', 'Somebody may be under 18'), ('drugs', 'Drugs'), ('health', 'Health or infection'), ('prices', 'Prices or terms have changed'), ('other', 'Something else')], max_length=10, verbose_name='what was noticed')),
                ('source', models.CharField(choices=[('seen', 'Seen by the team'), ('told', 'Told by those on the scene'), ('staff', 'Told by another service'), ('trade', 'Told by a hotel, a bar or a landlord'), ('public', 'Told by the public'), ('police', 'Told by the police'), ('press', 'Press or internet')], max_length=8, verbose_name='where it is from')),
                ('strength', models.CharField(choices=[('heard', 'Heard once'), ('several', 'Heard from several'), ('observed', 'Seen by the team'), ('confirmed', 'Seen, and told by others too')], max_length=10, verbose_name='how sure it is')),
                ('words', lykt.privacy.sealing.fields.SealedText(blank=True, default='', subject='subject', verbose_name='in a few words')),
                ('done', models.JSONField(blank=True, default=list, verbose_name='what was done')),
                ('state', models.CharField(choices=[('stands', 'Stands'), ('settled', 'Settled')], default='stands', editable=False, max_length=8)),
                ('review_on', models.DateField(editable=False, null=True, verbose_name='holds until')),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('scene', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signals', to='scenes.scene')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'signal about a scene',
                'db_table': 'field_signal',
                'ordering': ['-day', '-at', '-id'],
                'abstract': False,
                'indexes': [models.Index(fields=['unit', '-day'], name='field_signa_unit_id_8c8bfa_idx'), models.Index(fields=['unit', 'changed_at'], name='field_signa_unit_id_d0489d_idx')],
                'constraints': [models.UniqueConstraint(fields=('subject',), name='a_signal_has_a_key_of_its_own'), models.CheckConstraint(condition=models.Q(('review_on', None), ('review_on__gte', models.F('day')), _connector='OR'), name='a_signal_holds_after_it_was_noticed'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'minors'), _negated=True), ('words', ''), _connector='OR'), name='nothing_is_written_of_children_on_a_scene')],
            },
        ),
        migrations.CreateModel(
            name='SignalEvent',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(editable=False, max_length=100)),
                ('act', models.CharField(choices=[('made', 'Written down'), ('reviewed', 'Looked at again: it still holds'), ('done', 'What was done was written down'), ('settled', 'Settled'), ('taken_up', 'Taken up again')], max_length=10)),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('signal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='scenes.signal')),
            ],
            options={
                'verbose_name': 'what happened to a signal',
                'db_table': 'field_signal_event',
                'ordering': ['-at', '-id'],
            },
        ),
    ]
