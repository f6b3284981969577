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
            name='ClosedYear',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('closed_at', models.DateTimeField()),
                ('closed_by_name', models.CharField(max_length=100)),
                ('reason', models.CharField(blank=True, choices=[('late', 'Entries came in late'), ('wrong', 'Entries were wrong and have been put right'), ('definition', 'A definition or the age bands have changed')], max_length=20)),
                ('replaced_at', models.DateTimeField(null=True)),
                ('content', models.TextField()),
                ('digest', models.CharField(max_length=64)),
                ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'closed year',
                'ordering': ['year', 'closed_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('replaced_at', None), ('unit__isnull', False)), fields=('unit', 'year'), name='a_year_of_a_unit_closed_once'), models.UniqueConstraint(condition=models.Q(('replaced_at', None), ('unit', None)), fields=('controller', 'year'), name='a_year_of_a_controller_closed_once')],
            },
        ),
        migrations.CreateModel(
            name='FallenYear',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'year that has fallen',
                'ordering': ['year'],
                'constraints': [models.UniqueConstraint(fields=('unit', 'year'), name='a_year_falls_once')],
            },
        ),
        migrations.CreateModel(
            name='OutsideFigure',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('source', models.CharField(max_length=200, verbose_name='source')),
                ('publisher', models.CharField(max_length=100, verbose_name='publisher')),
                ('place', models.CharField(blank=True, max_length=100, verbose_name='place')),
                ('series', models.CharField(max_length=60, verbose_name='series')),
                ('breakdown', models.CharField(blank=True, max_length=40, verbose_name='breakdown')),
                ('category', models.CharField(max_length=100, verbose_name='category')),
                ('period', models.CharField(max_length=40, verbose_name='period')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('value', models.DecimalField(decimal_places=4, max_digits=14, null=True, verbose_name='value')),
                ('low', models.DecimalField(decimal_places=4, max_digits=14, null=True, verbose_name='low')),
                ('high', models.DecimalField(decimal_places=4, max_digits=14, null=True, verbose_name='high')),
                ('unit', models.CharField(max_length=40, verbose_name='counted in')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('imported_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.controller')),
                ('imported_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'published figure',
                'ordering': ['publisher', 'series', 'breakdown', 'category', 'year'],
                'constraints': [models.UniqueConstraint(fields=('controller', 'source', 'publisher', 'place', 'series', 'breakdown', 'category', 'period', 'year'), name='a_published_figure_once')],
            },
        ),
    ]
