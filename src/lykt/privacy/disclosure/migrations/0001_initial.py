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
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Disclosure',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('subject', models.UUIDField(db_index=True, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('refused', models.BooleanField(verbose_name='held back')),
                ('year', models.PositiveSmallIntegerField(null=True)),
                ('number', models.PositiveIntegerField(null=True)),
                ('recipient', models.CharField(choices=[('here', 'We ourselves'), ('nav', 'NAV: housing and economy'), ('child_welfare', 'Child welfare'), ('crisis_centre', 'Crisis centre'), ('doctor', 'Doctor'), ('hospital', 'Hospital'), ('lawyer', "Victim's lawyer"), ('police', 'Police'), ('immigration', 'Immigration authority'), ('reception', 'Asylum reception'), ('return_programme', 'Return programme (IOM)'), ('other_unit', 'Another unit of ours'), ('other_municipality', 'Another municipality'), ('family', 'Own family'), ('employer', 'Employer'), ('other', 'Someone else'), ('ambulance', 'Ambulance'), ('fire_service', 'Fire service')], max_length=20, verbose_name='to whom')),
                ('recipient_named', lykt.privacy.sealing.fields.SealedText(blank=True, default='', subject='subject', verbose_name='who exactly')),
                ('way', models.CharField(choices=[('phone', 'Told by phone'), ('meeting', 'Told in a meeting'), ('handed_over', 'Handed over'), ('letter', 'By letter'), ('secure_message', 'By secure message'), ('in_lykt', 'Shown in Lykt to an invited partner')], max_length=20, verbose_name='in which way')),
                ('told_at', models.DateTimeField(verbose_name='when it was told')),
                ('basis', models.CharField(choices=[('consent', 'Consent'), ('duty', 'A legal duty')], max_length=10, verbose_name='ground')),
                ('purpose', models.CharField(blank=True, choices=[('follow_up', 'Help and follow-up'), ('coordination', 'Coordination of a case'), ('health', 'Health help'), ('safety_warning', 'Safety'), ('identity', 'Keeping the name here')], max_length=20, verbose_name='what for')),
                ('matter', models.UUIDField(null=True)),
                ('duty', models.CharField(blank=True, max_length=60, verbose_name='duty')),
                ('duty_since', models.DateField(null=True)),
                ('duty_standing', models.CharField(blank=True, max_length=20)),
                ('reason', lykt.privacy.sealing.fields.SealedText(blank=True, default='', subject='subject', verbose_name='why the duty holds')),
                ('uncertain', models.BooleanField(default=False, verbose_name='uncertain ground')),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('once', models.CharField(max_length=16, null=True, unique=True)),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'disclosure',
                'db_table': 'privacy_disclosure',
                'ordering': ['-at', '-id'],
                'abstract': False,
                'indexes': [models.Index(fields=['subject', '-at'], name='privacy_dis_subject_fe316f_idx'), models.Index(fields=['unit', '-at'], name='privacy_dis_unit_id_3725ef_idx')],
                'constraints': [models.UniqueConstraint(fields=('controller', 'year', 'number'), name='a_receipt_number_once'), models.CheckConstraint(condition=models.Q(models.Q(('digest', ''), ('number', None), ('refused', True), ('year', None)), models.Q(('number__gte', 1), ('refused', False), ('year__isnull', False), models.Q(('digest', ''), _negated=True)), _connector='OR'), name='what_went_out_has_a_receipt'), models.CheckConstraint(condition=models.Q(('refused', True), models.Q(('basis', 'consent'), models.Q(('purpose', ''), _negated=True), ('duty', ''), ('uncertain', False)), models.Q(('basis', 'duty'), ('purpose', ''), models.Q(('duty', ''), _negated=True), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='what_went_out_has_a_ground')],
            },
        ),
        migrations.CreateModel(
            name='DisclosedItem',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('place', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('identity', 'Name and who they are'), ('contact_details', 'How to reach them'), ('whereabouts', 'Where they are'), ('health', 'Health'), ('economy', 'Economy'), ('housing', 'Housing'), ('work', 'Work'), ('residence', 'Residence status'), ('violence', 'Violence, what has happened'), ('exploitation', 'Exploitation'), ('family', 'Family and children'), ('criminal_case', 'The criminal case'), ('plans', 'Plans and wishes'), ('documents', 'Documents')], max_length=20, verbose_name='kind')),
                ('text', lykt.privacy.sealing.fields.SealedText(blank=True, default='', subject='subject', verbose_name='what was told')),
                ('lack', models.CharField(blank=True, choices=[('no_consent', 'No consent to tell this to them'), ('recipient_not_covered', 'There is a consent for this, but to somebody else'), ('other_purpose', 'There is a consent for this, but for something else'), ('refused', 'The person has said no to this'), ('withdrawn', 'The person has taken the consent back'), ('objected', 'The person has objected to this use'), ('case_closed', 'The consent ended when the case was closed'), ('ran_out', 'The consent has run out'), ('not_begun', 'The consent has not begun to hold'), ('no_such_duty', 'The rulebook has no such duty on that day'), ('duty_not_in_force', 'The duty is not in force on that day'), ('duty_not_to_them', 'The duty does not let it be told to them')], max_length=30, verbose_name='why not')),
                ('consent_line', models.UUIDField(null=True)),
                ('consent_given', models.DateField(null=True)),
                ('consent_until', models.DateField(null=True)),
                ('disclosure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='disclosure.disclosure')),
            ],
            options={
                'verbose_name': 'what was told',
                'db_table': 'privacy_disclosed_item',
                'ordering': ['place'],
                'constraints': [models.UniqueConstraint(fields=('disclosure', 'place'), name='one_item_a_place')],
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('subject', models.UUIDField(db_index=True, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('what', models.CharField(choices=[('wrong_recipient', 'It went to somebody else than it says'), ('wrong_content', 'Something else was told than it says'), ('too_much', 'More was told than was needed'), ('did_not_happen', 'It was not told after all'), ('other', 'Something else about it is wrong'), ('asked_to_delete', 'The recipient has been asked to delete it'), ('says_deleted', 'The recipient says that it is deleted')], max_length=20, verbose_name='what about it')),
                ('text', lykt.privacy.sealing.fields.SealedText(blank=True, default='', subject='subject', verbose_name='in your own words')),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
                ('disclosure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='disclosure.disclosure')),
            ],
            options={
                'verbose_name': 'note on a disclosure',
                'db_table': 'privacy_disclosure_correction',
                'ordering': ['-at', '-id'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ReceiptCounter',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('year', models.PositiveSmallIntegerField()),
                ('last', models.PositiveIntegerField(default=0)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
            ],
            options={
                'verbose_name': 'last receipt number',
                'db_table': 'privacy_disclosure_counter',
                'constraints': [models.UniqueConstraint(fields=('controller', 'year'), name='one_counter_a_year')],
            },
        ),
    ]
