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
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Group',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('place', models.PositiveSmallIntegerField(default=1, verbose_name='place in the list')),
                ('active', models.BooleanField(default=True, verbose_name='in use')),
                ('gender', models.CharField(choices=[('female', 'Woman'), ('male', 'Man'), ('transgender', 'Transgender'), ('other', 'Another gender'), ('unknown', 'Unknown')], default='unknown', max_length=12, verbose_name='gender')),
                ('origin', models.CharField(choices=[('norwegian', 'Norwegian'), ('foreign', 'Foreign'), ('unknown', 'Unknown')], default='unknown', max_length=10, verbose_name='origin')),
                ('region', models.CharField(choices=[('norway', 'Norway'), ('west_africa', 'West Africa'), ('eastern_europe', 'Eastern Europe'), ('latin_america', 'Latin America'), ('asia', 'Asia'), ('elsewhere', 'Elsewhere'), ('unknown', 'Not known')], default='unknown', max_length=16, verbose_name='part of the world')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'group',
                'ordering': ['place', 'name'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('unit', 'name'), name='one_group_a_name')],
            },
        ),
        migrations.CreateModel(
            name='Zone',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('place', models.PositiveSmallIntegerField(default=1, verbose_name='place in the list')),
                ('active', models.BooleanField(default=True, verbose_name='in use')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'zone',
                'ordering': ['place', 'name'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('unit', 'name'), name='one_zone_a_name')],
            },
        ),
        migrations.CreateModel(
            name='Shift',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('registered_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('register_id', models.CharField(editable=False, max_length=100, null=True)),
                ('register_digest', models.CharField(blank=True, default='', editable=False, max_length=16)),
                ('date', models.DateField(verbose_name='date')),
                ('area', models.CharField(max_length=100, verbose_name='area')),
                ('staff', models.PositiveSmallIntegerField(verbose_name='staff on the shift')),
                ('started', models.TimeField(blank=True, null=True, verbose_name='from')),
                ('ended', models.TimeField(blank=True, null=True, verbose_name='to')),
                ('hours', models.DecimalField(blank=True, decimal_places=2, max_digits=4, null=True, verbose_name='hours')),
                ('met', models.PositiveSmallIntegerField(default=0, verbose_name='met')),
                ('seen', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='seen')),
                ('state', models.CharField(choices=[('open', 'Going on'), ('closed', 'Ended')], default='closed', editable=False, max_length=8)),
                ('counted_only', models.BooleanField(default=False, editable=False)),
                ('phone_key', models.UUIDField(editable=False, null=True)),
                ('colleagues', models.ManyToManyField(blank=True, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('registered_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
                ('zone', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='shifts', to='field.zone')),
            ],
            options={
                'verbose_name': 'shift',
                'ordering': ['-date', '-id'],
                'indexes': [models.Index(fields=['unit', '-date'], name='field_shift_unit_id_515498_idx'), models.Index(fields=['unit', 'changed_at'], name='field_shift_unit_id_bd9c50_idx')],
                'constraints': [models.UniqueConstraint(fields=('controller', 'register_id'), name='one_shift_a_register_id'), models.UniqueConstraint(fields=('controller', 'phone_key'), name='one_shift_a_phones_key'), models.CheckConstraint(condition=models.Q(('staff__gte', 1), models.Q(models.Q(('hours', None), ('state', 'open')), models.Q(('hours__gt', 0), ('hours__isnull', False), ('hours__lte', 24)), _connector='OR')), name='a_shift_has_staff_and_hours')],
            },
        ),
        migrations.CreateModel(
            name='Count',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('registered_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('what', models.CharField(choices=[('seen', 'Seen'), ('met', 'Met')], max_length=4)),
                ('number', models.SmallIntegerField(verbose_name='number')),
                ('reason', models.CharField(blank=True, choices=[('miscounted', 'Counted wrongly'), ('mistyped', 'A slip of the finger'), ('forgotten', 'Something was forgotten'), ('twice', 'Written down twice'), ('clock', "The phone's clock was wrong")], max_length=12)),
                ('undone_at', models.DateTimeField(editable=False, null=True)),
                ('registered_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('undone_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='field.group')),
                ('shift', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='counts', to='field.shift')),
            ],
            options={
                'verbose_name': 'count',
                'ordering': ['registered_at', 'id'],
                'indexes': [models.Index(fields=['shift', 'group', 'what'], name='field_count_shift_i_efa734_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('number', 0), _negated=True), name='a_count_counts')],
            },
        ),
        migrations.CreateModel(
            name='Met',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('registered_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('contact', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='on_shift', to='people.contact')),
                ('count', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='met', to='field.count')),
                ('registered_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('shift', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='meetings', to='field.shift')),
            ],
            options={
                'verbose_name': 'someone met on a shift',
                'ordering': ['registered_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='ShiftChange',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(editable=False, max_length=100)),
                ('reason', models.CharField(choices=[('miscounted', 'Counted wrongly'), ('mistyped', 'A slip of the finger'), ('forgotten', 'Something was forgotten'), ('twice', 'Written down twice'), ('clock', "The phone's clock was wrong")], max_length=12, verbose_name='why')),
                ('before', models.JSONField()),
                ('after', models.JSONField()),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('shift', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='field.shift')),
            ],
            options={
                'verbose_name': 'correction of a shift',
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='ShiftNote',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('subject', models.UUIDField(db_index=True, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('text', lykt.privacy.sealing.fields.SealedText(blank=True, default='', subject='subject', verbose_name='about the scene')),
                ('undone_at', models.DateTimeField(editable=False, null=True)),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('shift', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='field.shift')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'note on a shift',
                'ordering': ['-at', '-id'],
                'abstract': False,
            },
        ),
    ]
