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
        ('disclosure', '0001_initial'),
        ('organisation', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HandedOver',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('subject', models.UUIDField(db_index=True, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('stays', models.BooleanField(default=False, verbose_name='stays as a helper')),
                ('note', lykt.privacy.sealing.fields.SealedText(blank=True, default='', subject='subject', verbose_name='what the next coordinator must know')),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='case.case')),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('from_staff', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('to_staff', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'handing over of a case',
                'db_table': 'cases_handed_over',
                'ordering': ['-at', '-id'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LawyerEvent',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('subject', models.UUIDField(db_index=True, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('what', models.CharField(choices=[('offered', 'Offered'), ('declined', 'The person said no'), ('accepted', 'The person said yes: find one'), ('has_one', 'Has a lawyer'), ('wants_another', 'Wants another lawyer'), ('ended', "The lawyer's part is done")], max_length=14, verbose_name='what happened')),
                ('day', models.DateField(default=django.utils.timezone.localdate, verbose_name='day')),
                ('name', lykt.privacy.sealing.fields.SealedText(blank=True, default='', subject='subject', verbose_name='who the lawyer is')),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='case.case')),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'what happened about a lawyer',
                'db_table': 'cases_lawyer_event',
                'ordering': ['-day', '-at', '-id'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Incoming',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('subject', models.UUIDField(db_index=True, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('state', models.CharField(choices=[('waiting', 'Waits for a coordinator there'), ('accepted', 'Taken over'), ('declined', 'Not taken over')], default='waiting', max_length=10)),
                ('answered_at', models.DateTimeField(editable=False, null=True)),
                ('answered_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('disclosure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='disclosure.disclosure')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'case that another city asks about',
                'db_table': 'cases_incoming',
                'ordering': ['-at', '-id'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('state', 'waiting')), models.Q(models.Q(('state', 'waiting'), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='what_waits_has_no_answer')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('subject', models.UUIDField(db_index=True, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('address', models.EmailField(max_length=254, verbose_name='e-mail at work')),
                ('state', models.CharField(choices=[('invited', 'Waits for an account to be made'), ('account_made', 'The account is made: waits for their yes'), ('accepted', 'In the team'), ('withdrawn', 'Taken back'), ('expired', 'Ran out')], default='invited', max_length=14)),
                ('body', models.CharField(choices=[('here', 'We ourselves'), ('nav', 'NAV: housing and economy'), ('child_welfare', 'Child welfare'), ('crisis_centre', 'Crisis centre'), ('doctor', 'Doctor'), ('hospital', 'Hospital'), ('lawyer', "Victim's lawyer"), ('police', 'Police'), ('immigration', 'Immigration authority'), ('reception', 'Asylum reception'), ('return_programme', 'Return programme (IOM)'), ('other_unit', 'Another unit of ours'), ('other_municipality', 'Another municipality'), ('family', 'Own family'), ('employer', 'Employer'), ('other', 'Someone else'), ('ambulance', 'Ambulance'), ('fire_service', 'Fire service')], max_length=20, verbose_name='from')),
                ('body_named', lykt.privacy.sealing.fields.SealedText(blank=True, default='', subject='subject', verbose_name='which')),
                ('named_keys', models.JSONField(blank=True, default=list, editable=False)),
                ('until', models.DateField(verbose_name='to and including')),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='case.case')),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('member', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='case.member')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': "invitation to a case's team",
                'db_table': 'cases_invitation',
                'ordering': ['-at', '-id'],
                'abstract': False,
                'indexes': [models.Index(fields=['address', 'state'], name='cases_invit_address_38c806_idx')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['invited', 'account_made'])), fields=('case', 'address'), name='invited_once_at_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('member__isnull', False), ('state', 'accepted')), models.Q(models.Q(('state', 'accepted'), _negated=True), ('member', None)), _connector='OR'), name='who_has_accepted_is_a_member')],
            },
        ),
        migrations.CreateModel(
            name='LawyerHours',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('subject', models.UUIDField(db_index=True, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('day', models.DateField(default=django.utils.timezone.localdate, verbose_name='day')),
                ('hours', models.DecimalField(decimal_places=2, max_digits=4, verbose_name='hours')),
                ('before_reporting', models.BooleanField(default=True, verbose_name='before anything was reported')),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='case.case')),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'hours of a lawyer',
                'db_table': 'cases_lawyer_hours',
                'ordering': ['-day', '-at', '-id'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('hours__gt', 0), ('hours__lte', 24)), name='a_lawyer_uses_some_hours')],
            },
        ),
        migrations.CreateModel(
            name='PartnerDomain',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('body', models.CharField(choices=[('here', 'We ourselves'), ('nav', 'NAV: housing and economy'), ('child_welfare', 'Child welfare'), ('crisis_centre', 'Crisis centre'), ('doctor', 'Doctor'), ('hospital', 'Hospital'), ('lawyer', "Victim's lawyer"), ('police', 'Police'), ('immigration', 'Immigration authority'), ('reception', 'Asylum reception'), ('return_programme', 'Return programme (IOM)'), ('other_unit', 'Another unit of ours'), ('other_municipality', 'Another municipality'), ('family', 'Own family'), ('employer', 'Employer'), ('other', 'Someone else'), ('ambulance', 'Ambulance'), ('fire_service', 'Fire service')], max_length=20, verbose_name='body')),
                ('domain', models.CharField(max_length=100, verbose_name='domain of their addresses')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
            ],
            options={
                'verbose_name': 'domain of a partner',
                'db_table': 'cases_partner_domain',
                'ordering': ['body', 'domain'],
                'constraints': [models.UniqueConstraint(fields=('controller', 'body', 'domain'), name='a_domain_once_a_body')],
            },
        ),
    ]
