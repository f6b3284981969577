import django.db.models.deletion
import django.utils.timezone
import lykt.organisation.keys
import lykt.privacy.sealing.fields
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
            name='Assessment',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('subject', models.UUIDField(db_index=True, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('state', models.CharField(choices=[('draft', 'Being written'), ('finished', 'Finished')], default='draft', max_length=10)),
                ('finished_at', models.DateTimeField(editable=False, null=True)),
                ('written', lykt.privacy.sealing.fields.SealedText(blank=True, default='', subject='subject', verbose_name='written assessment')),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='case.case')),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'assessment',
                'db_table': 'cases_assessment',
                'ordering': ['-at', '-id'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('case',), name='one_draft_a_case'), models.CheckConstraint(condition=models.Q(models.Q(('finished_at', None), ('state', 'draft')), models.Q(('finished_at__isnull', False), ('state', 'finished')), _connector='OR'), name='a_finished_assessment_has_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('indicator', models.CharField(max_length=8)),
                ('value', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unsure', 'Unsure')], max_length=8)),
                ('how', models.JSONField(blank=True, default=list)),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='indicators.assessment')),
            ],
            options={
                'verbose_name': 'answer about an indicator',
                'db_table': 'cases_finding',
                'ordering': ['indicator'],
                'constraints': [models.UniqueConstraint(fields=('assessment', 'indicator'), name='one_answer_to_each_indicator')],
            },
        ),
    ]
