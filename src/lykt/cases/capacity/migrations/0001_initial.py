import django.db.models.deletion
import django.utils.timezone
import lykt.organisation.keys
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('case', '0001_initial'),
        ('organisation', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Capacity',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('since', models.DateField(verbose_name='from')),
                ('at_once', models.PositiveSmallIntegerField(verbose_name='cases at once in a full position')),
                ('positions', models.DecimalField(decimal_places=2, max_digits=5, verbose_name='full positions that coordinate cases')),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'capacity of a unit',
                'db_table': 'cases_capacity',
                'ordering': ['-since'],
                'constraints': [models.UniqueConstraint(fields=('unit', 'since'), name='one_capacity_from_a_day'), models.CheckConstraint(condition=models.Q(('positions__gte', 0)), name='positions_are_not_below_none')],
            },
        ),
        migrations.CreateModel(
            name='Hours',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('subject', models.UUIDField(db_index=True, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('day', models.DateField(default=django.utils.timezone.localdate, verbose_name='day')),
                ('what', models.CharField(choices=[('meeting', 'Meeting'), ('accompanying', 'Going with them'), ('phone', 'Phone and messages'), ('paperwork', 'Paperwork'), ('travel', 'Travel')], max_length=14, verbose_name='what for')),
                ('hours', models.DecimalField(decimal_places=2, max_digits=4, verbose_name='hours')),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='case.case')),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'hours of a case',
                'db_table': 'cases_hours',
                'ordering': ['-day', '-at', '-id'],
                'abstract': False,
                'indexes': [models.Index(fields=['unit', 'day'], name='cases_hours_unit_id_b579c3_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('hours__gt', 0), ('hours__lte', 24)), name='hours_fit_into_a_day')],
            },
        ),
    ]
