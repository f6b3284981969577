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
                ('hours', models.DecimalField(decimal_places=2, max_digits=4, verbose_name='hours')),
                ('met', models.PositiveSmallIntegerField(verbose_name='met')),
                ('seen', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='seen')),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('registered_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'shift',
                'ordering': ['-date', '-id'],
                'indexes': [models.Index(fields=['unit', '-date'], name='field_shift_unit_id_515498_idx'), models.Index(fields=['unit', 'changed_at'], name='field_shift_unit_id_bd9c50_idx')],
                'constraints': [models.UniqueConstraint(fields=('controller', 'register_id'), name='one_shift_a_register_id'), models.CheckConstraint(condition=models.Q(('hours__gt', 0), ('hours__lte', 24), ('staff__gte', 1)), name='a_shift_has_staff_and_hours')],
            },
        ),
    ]
