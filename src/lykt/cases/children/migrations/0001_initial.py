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
            name='CaseChild',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('subject', models.UUIDField(db_index=True, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('child', models.UUIDField(db_index=True, editable=False, null=True)),
                ('relation', models.CharField(choices=[('child', 'Son or daughter'), ('stepchild', 'Stepchild'), ('sibling', 'Younger brother or sister'), ('grandchild', 'Grandchild'), ('relative', 'Another child of the family'), ('in_care', 'A child they look after'), ('uncertain', 'Comes along with them; how they are related is not known')], max_length=12, verbose_name='what the child is to them')),
                ('since', models.DateField(default=django.utils.timezone.localdate, verbose_name='since')),
                ('until', models.DateField(editable=False, null=True, verbose_name='until')),
                ('why_ended', models.CharField(blank=True, choices=[('grown', 'Has come of age'), ('own_case', 'Is followed up in a case of its own'), ('moved', 'Is followed up by somebody else'), ('dead', 'The child has died'), ('mistake', 'Noted by mistake')], default='', max_length=10, verbose_name='why no more')),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='case.case')),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'child of a case',
                'db_table': 'cases_child',
                'ordering': ['since', 'at', 'id'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(condition=models.Q(('child__isnull', False), ('until', None)), fields=('case', 'child'), name='a_child_once_a_case'), models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='a_child_ends_after_it_began'), models.CheckConstraint(condition=models.Q(models.Q(('until', None), ('why_ended', '')), models.Q(('until__isnull', False), models.Q(('why_ended', ''), _negated=True)), _connector='OR'), name='a_child_ends_for_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='ChildSituation',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('subject', models.UUIDField(db_index=True, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('day', models.DateField(default=django.utils.timezone.localdate, verbose_name='from')),
                ('lives_with', models.CharField(choices=[('unknown', 'Not known'), ('parent', 'With the parent'), ('other_parent', 'With the other parent'), ('family', 'With family or friends'), ('foster_home', 'In a foster home'), ('institution', 'In an institution of child welfare'), ('reception', 'In an asylum reception'), ('alone', 'Alone'), ('abroad', 'Abroad')], default='unknown', max_length=12, verbose_name='lives')),
                ('school', models.CharField(choices=[('unknown', 'Not known'), ('too_young', 'Too young'), ('kindergarten', 'Kindergarten'), ('school', 'School'), ('upper_secondary', 'Upper secondary school'), ('none', 'Nowhere yet')], default='unknown', max_length=16, verbose_name='kindergarten or school')),
                ('body', models.CharField(blank=True, choices=[('here', 'We ourselves'), ('nav', 'NAV: housing and economy'), ('child_welfare', 'Child welfare'), ('crisis_centre', 'Crisis centre'), ('doctor', 'Doctor'), ('hospital', 'Hospital'), ('lawyer', "Victim's lawyer"), ('police', 'Police'), ('immigration', 'Immigration authority'), ('reception', 'Asylum reception'), ('return_programme', 'Return programme (IOM)'), ('other_unit', 'Another unit of ours'), ('other_municipality', 'Another municipality'), ('family', 'Own family'), ('employer', 'Employer'), ('other', 'Someone else'), ('ambulance', 'Ambulance'), ('fire_service', 'Fire service')], default='', max_length=20, verbose_name='responsible body')),
                ('body_named', lykt.privacy.sealing.fields.SealedText(blank=True, default='', subject='subject', verbose_name='who there')),
                ('notice', models.CharField(choices=[('not_yet', 'Not considered yet'), ('not_needed', 'Considered: there is no duty to tell'), ('needed', 'Considered: they must be told')], default='not_yet', max_length=12, verbose_name='notice to child welfare')),
                ('needs', lykt.privacy.sealing.fields.SealedText(blank=True, default='', subject='subject', verbose_name='what the child needs')),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'how a child has it',
                'db_table': 'cases_child_situation',
                'ordering': ['-at', '-id'],
                'abstract': False,
                'indexes': [models.Index(fields=['subject', '-at'], name='cases_child_subject_a435ed_idx')],
            },
        ),
    ]
