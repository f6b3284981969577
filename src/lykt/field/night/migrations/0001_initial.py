import django.db.models.deletion
import django.utils.timezone
import lykt.organisation.keys
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('concerns', '0001_initial'),
        ('field', '0001_initial'),
        ('organisation', '0001_initial'),
        ('organisation', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='NightKey',
            fields=[
                ('id', models.CharField(max_length=8, primary_key=True, serialize=False)),
                ('public', models.BinaryField()),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                'verbose_name': 'key of the night',
                'db_table': 'field_night_key',
                'ordering': ['-made_at'],
            },
        ),
        migrations.CreateModel(
            name='UnitNight',
            fields=[
                ('unit', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='night', serialize=False, to='organisation.unit')),
                ('codes_on_phones', models.BooleanField(default=False, verbose_name='codes of those met lately on phones')),
            ],
            options={
                'verbose_name': 'what a unit allows on phones',
                'db_table': 'field_night_unit',
            },
        ),
        migrations.CreateModel(
            name='Phone',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('device', models.UUIDField(editable=False)),
                ('label', models.CharField(max_length=40, verbose_name='what the phone is called')),
                ('first_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('last_on', models.DateField(default=django.utils.timezone.localdate, editable=False)),
                ('lost_at', models.DateTimeField(editable=False, null=True)),
                ('erased_at', models.DateTimeField(editable=False, null=True)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('lost_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'phone',
                'db_table': 'field_night_phone',
                'ordering': ['label', 'id'],
                'constraints': [models.UniqueConstraint(fields=('controller', 'device'), name='one_phone_a_device')],
            },
        ),
        migrations.CreateModel(
            name='Enrolment',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('mode', models.CharField(choices=[('full', 'Meets people'), ('count', 'Counts only')], max_length=5)),
                ('token_digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('pin', models.CharField(editable=False, max_length=128)),
                ('wrong', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('view_serial', models.PositiveIntegerField(default=1, editable=False)),
                ('session_hash', models.CharField(editable=False, max_length=64)),
                ('view_open', models.BooleanField(default=True, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('expires_at', models.DateTimeField(editable=False)),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
                ('phone', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='enrolments', to='night.phone')),
            ],
            options={
                'verbose_name': 'worker on a phone',
                'db_table': 'field_night_enrolment',
                'ordering': ['at'],
                'constraints': [models.UniqueConstraint(fields=('phone', 'staff', 'unit'), name='one_worker_a_phone')],
            },
        ),
        migrations.CreateModel(
            name='NightRecord',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('record', models.UUIDField()),
                ('rev', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('shift', 'Shift'), ('tally', 'Count'), ('met', 'Met'), ('note', 'Note'), ('concern', 'Worry'), ('end', 'End of the shift'), ('undo', 'Undo'), ('unknown', 'Not known')], max_length=8)),
                ('state', models.CharField(choices=[('taken', 'Taken in'), ('waiting', 'Waits for another record'), ('tray', 'In the tray'), ('conflict', 'Two versions'), ('dropped', 'Put away')], max_length=8)),
                ('why', models.CharField(blank=True, choices=[('no_code', 'There is no such code in this unit.'), ('no_shift', 'Its shift never came.'), ('no_target', 'What it takes back or puts right never came.'), ('not_yours', "Its shift is another unit's."), ('date', 'The day cannot be right.'), ('ended', 'The shift had ended at the desk.'), ('zone', 'There is no such zone in this unit.'), ('group', 'There is no such group in this unit.'), ('changed', 'Somebody put it right at a desk meanwhile.'), ('twice', 'The same record came with another content.'), ('allowed', 'Whoever sent it may not do this.'), ('content', 'Something in it is not as it must be.'), ('seal', 'It cannot be opened.'), ('lost', 'It came from a phone that was reported lost.')], max_length=10)),
                ('waits_for', models.UUIDField(null=True)),
                ('content_mac', models.CharField(max_length=64)),
                ('sealed', models.TextField(blank=True)),
                ('key', models.CharField(blank=True, max_length=8)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('settled_at', models.DateTimeField(null=True)),
                ('concern', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='concerns.concern')),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('count', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='field.count')),
                ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='records', to='night.enrolment')),
                ('met', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='field.met')),
                ('note', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='field.shiftnote')),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('shift', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='records', to='field.shift')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'record of a phone',
                'db_table': 'field_night_record',
                'ordering': ['at', 'id'],
                'indexes': [models.Index(fields=['unit', 'state'], name='field_night_unit_id_f3bee2_idx'), models.Index(fields=['controller', 'waits_for'], name='field_night_control_909ba3_idx')],
                'constraints': [models.UniqueConstraint(fields=('controller', 'record', 'rev', 'content_mac'), name='a_record_comes_once')],
            },
        ),
    ]
