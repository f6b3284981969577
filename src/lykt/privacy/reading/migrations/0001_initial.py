import django.utils.timezone
import lykt.organisation.keys
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='ReadingCheck',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.CharField(max_length=120)),
                ('intact', models.BooleanField()),
                ('entries', models.PositiveBigIntegerField()),
                ('broken_at', models.PositiveBigIntegerField(null=True)),
                ('why', models.CharField(blank=True, default='', max_length=200)),
                ('lost', models.JSONField(default=list)),
                ('heads', models.PositiveIntegerField(default=0)),
            ],
            options={
                'verbose_name': 'check of the reading record',
                'db_table': 'privacy_reading_check',
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='ReadingEntry',
            fields=[
                ('number', models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('actor_kind', models.CharField(max_length=10)),
                ('actor', models.CharField(max_length=100)),
                ('staff', models.UUIDField(null=True)),
                ('controller', models.UUIDField(null=True)),
                ('what', models.CharField(max_length=60)),
                ('ground', models.CharField(choices=[('service', 'Works in the unit that meets the person'), ('export', 'Gave out the register of the unit'), ('machine', 'Ran a command on the machine itself'), ('consent', 'Invited to the case: the person has said yes'), ('emergency', 'Opened an emergency access, with a reason'), ('answer', "Made the person's own answer"), ('oversight', 'Oversees the reading record')], max_length=20)),
                ('subjects', models.JSONField()),
                ('previous', models.CharField(max_length=64)),
                ('digest', models.CharField(max_length=64)),
            ],
            options={
                'verbose_name': 'entry of the reading record',
                'db_table': 'privacy_reading_entry',
                'ordering': ['number'],
                'indexes': [models.Index(fields=['controller', '-number'], name='reading_by_controller'), models.Index(fields=['at'], name='reading_by_time')],
            },
        ),
        migrations.CreateModel(
            name='ReadingTip',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('count', models.PositiveBigIntegerField(default=0)),
                ('digest', models.CharField(default='', max_length=64)),
                ('seal', models.CharField(default='', max_length=64)),
            ],
            options={
                'verbose_name': 'tip of the reading record',
                'db_table': 'privacy_reading_tip',
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='there_is_one_tip')],
            },
        ),
    ]
