import django.db.models.deletion
import django.utils.timezone
import lykt.organisation.keys
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('plans', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('name', models.CharField(max_length=200, verbose_name='what is counted')),
                ('why', models.TextField(blank=True, verbose_name='what it shows')),
                ('kind', models.CharField(choices=[('own', 'Our own figures'), ('outside', 'Figures published by others'), ('hand', 'Counted by hand')], max_length=20, verbose_name='who counts')),
                ('figure', models.CharField(blank=True, max_length=300, verbose_name='figure')),
                ('counted_in', models.CharField(blank=True, max_length=60, verbose_name='counted in')),
                ('wanted', models.CharField(choices=[('up', 'More'), ('down', 'Fewer'), ('steady', 'As before'), ('known', 'Neither: it shall be known')], max_length=20, verbose_name='which way')),
                ('baseline', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='where it began')),
                ('baseline_as_of', models.CharField(blank=True, max_length=10, verbose_name='as of')),
                ('target', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='target')),
                ('target_by', models.CharField(blank=True, max_length=10, verbose_name='to be reached by')),
                ('chosen_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('chosen_by_name', models.CharField(editable=False, max_length=100)),
                ('ended_at', models.DateTimeField(editable=False, null=True)),
                ('measure', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='indicators', to='plans.measure')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='indicators', to='plans.plan')),
            ],
            options={
                'verbose_name': 'indicator',
                'ordering': ['chosen_at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('figure', ''), ('kind', 'hand')), models.Q(models.Q(('kind', 'hand'), _negated=True), models.Q(('figure', ''), _negated=True)), _connector='OR'), name='an_indicator_knows_its_figure'), models.CheckConstraint(condition=models.Q(models.Q(('baseline', None), ('baseline_as_of', '')), models.Q(('baseline__isnull', False), models.Q(('baseline_as_of', ''), _negated=True)), _connector='OR'), name='a_baseline_has_a_day')],
            },
        ),
        migrations.CreateModel(
            name='HandCount',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('as_of', models.CharField(max_length=10, verbose_name='as of')),
                ('value', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='number')),
                ('low', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='at least')),
                ('high', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='at most')),
                ('note', models.TextField(blank=True, verbose_name='how it was counted')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(editable=False, max_length=100)),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('corrects', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='plan_evaluation.handcount')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='counts', to='plan_evaluation.indicator')),
            ],
            options={
                'verbose_name': 'count by hand',
                'ordering': ['written_at', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('corrects__isnull', False)), fields=('corrects',), name='a_count_corrected_once'), models.CheckConstraint(condition=models.Q(('value__isnull', False), models.Q(('high__isnull', False), ('low__isnull', False)), _connector='OR'), name='a_count_is_a_number_or_a_range')],
            },
        ),
    ]
