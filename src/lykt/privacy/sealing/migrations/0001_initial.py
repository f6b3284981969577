import django.utils.timezone
import lykt.organisation.keys
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='DataKey',
            fields=[
                ('subject', models.UUIDField(primary_key=True, serialize=False)),
                ('wrapped', models.BinaryField()),
                ('master', models.CharField(db_index=True, max_length=8)),
            ],
            options={
                'verbose_name': 'data key',
                'db_table': 'keys_data_key',
            },
        ),
        migrations.CreateModel(
            name='Erasure',
            fields=[
                ('token', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'entry of the ledger of erasures',
                'db_table': 'keys_erasure',
            },
        ),
        migrations.CreateModel(
            name='Shutting',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('token', models.CharField(db_index=True, max_length=64)),
                ('what', models.CharField(max_length=12)),
                ('day', models.DateField(null=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'entry of the ledger of what was shut',
                'db_table': 'keys_shutting',
            },
        ),
        migrations.CreateModel(
            name='StoreKey',
            fields=[
                ('purpose', models.CharField(max_length=20, primary_key=True, serialize=False)),
                ('wrapped', models.BinaryField()),
                ('master', models.CharField(db_index=True, max_length=8)),
            ],
            options={
                'verbose_name': 'key of the house',
                'db_table': 'keys_store_key',
            },
        ),
        migrations.CreateModel(
            name='NameToken',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('token', models.CharField(db_index=True, max_length=64)),
                ('subject', models.UUIDField(db_index=True)),
            ],
            options={
                'verbose_name': 'word of a name, keyed',
                'db_table': 'keys_name_token',
                'constraints': [models.UniqueConstraint(fields=('token', 'subject'), name='one_token_a_subject')],
            },
        ),
        migrations.CreateModel(
            name='Pairing',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('mark', models.UUIDField(default=lykt.organisation.keys.new_id)),
                ('check_value', models.CharField(max_length=64)),
            ],
            options={
                'verbose_name': 'pairing with the key store',
                'db_table': 'privacy_pairing',
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='there_is_one_pairing')],
            },
        ),
        migrations.CreateModel(
            name='SealFault',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('table', models.CharField(max_length=60)),
                ('column', models.CharField(max_length=60)),
                ('row', models.CharField(max_length=40)),
                ('found', models.CharField(max_length=64)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'sealed field that could not be opened',
                'db_table': 'privacy_seal_fault',
                'constraints': [models.UniqueConstraint(fields=('table', 'column', 'row', 'found'), name='a_seal_fault_once')],
            },
        ),
    ]
