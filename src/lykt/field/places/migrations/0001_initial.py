import django.db.models.deletion
import django.db.models.expressions
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
    ]

    operations = [
        migrations.CreateModel(
            name='IndoorPlace',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('registered_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('register_id', models.CharField(editable=False, max_length=100, null=True)),
                ('register_digest', models.CharField(blank=True, default='', editable=False, max_length=16)),
                ('code', models.CharField(max_length=40, verbose_name='code')),
                ('code_key', models.CharField(editable=False, max_length=40)),
                ('kind', models.CharField(choices=[('institute', 'Institute'), ('flat', 'Flat'), ('hotel', 'Hotel'), ('lodging', 'Guest house or camping site'), ('other', 'Another kind of place')], max_length=12, verbose_name='kind')),
                ('zone', models.CharField(blank=True, max_length=100, verbose_name='zone')),
                ('state', models.CharField(choices=[('open', 'Open'), ('closed', 'Closed')], default='open', editable=False, max_length=8)),
                ('last_known', models.DateField(editable=False)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('registered_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'indoor place',
                'db_table': 'field_place',
                'ordering': ['code'],
                'indexes': [models.Index(fields=['unit', 'state', 'code_key'], name='field_place_unit_id_71a1e3_idx'), models.Index(fields=['unit', 'changed_at'], name='field_place_unit_id_b42061_idx')],
                'constraints': [models.UniqueConstraint(fields=('controller', 'code_key'), name='one_place_a_code')],
            },
        ),
        migrations.CreateModel(
            name='OpenSpan',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('opened_on', models.DateField(verbose_name='opened on')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='spans', to='places.indoorplace')),
            ],
            options={
                'verbose_name': 'time in which a place was open',
                'db_table': 'field_place_span',
                'ordering': ['-opened_on', '-id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('closed_on', None)), fields=('place',), name='a_place_is_open_once'), models.CheckConstraint(condition=models.Q(('closed_on', None), ('closed_on__gte', models.F('opened_on')), _connector='OR'), name='a_place_closes_after_it_opened')],
            },
        ),
        migrations.CreateModel(
            name='PlaceAddress',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('subject', models.UUIDField(db_index=True, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('address', lykt.privacy.sealing.fields.SealedText(blank=True, default='', subject='subject', verbose_name='address')),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('place', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='address', to='places.indoorplace')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'address of an indoor place',
                'db_table': 'field_place_address',
                'ordering': ['-at', '-id'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('subject',), name='an_indoor_address_has_a_key_of_its_own')],
            },
        ),
        migrations.CreateModel(
            name='PlaceEvent',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(editable=False, max_length=100)),
                ('act', models.CharField(choices=[('made', 'Written down'), ('changed', 'Changed'), ('closed', 'Closed'), ('reopened', 'Opened again'), ('address', 'The address was written down'), ('no_address', 'The address was erased')], max_length=10)),
                ('day', models.DateField(null=True)),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='places.indoorplace')),
            ],
            options={
                'verbose_name': 'what happened to an indoor place',
                'db_table': 'field_place_event',
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('registered_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('register_id', models.CharField(editable=False, max_length=100, null=True)),
                ('register_digest', models.CharField(blank=True, default='', editable=False, max_length=16)),
                ('date', models.DateField(verbose_name='date')),
                ('way', models.CharField(choices=[('visit', 'A visit'), ('call', 'A telephone call')], default='visit', max_length=6, verbose_name='how')),
                ('went', models.CharField(choices=[('let_in', 'Let in'), ('at_the_door', 'At the door or by telephone'), ('not_let_in', 'Not let in'), ('nobody', 'Nobody answered')], max_length=12, verbose_name='how it went')),
                ('minutes', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='minutes')),
                ('staff', models.PositiveSmallIntegerField(default=2, verbose_name='staff')),
                ('seen', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='people who were there')),
                ('met', models.PositiveSmallIntegerField(default=0, verbose_name='people talked with')),
                ('known', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('anonymous', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('mediator', models.CharField(blank=True, max_length=8, verbose_name="mediator's language")),
                ('offered', models.JSONField(blank=True, default=list, verbose_name='offered')),
                ('accepted', models.JSONField(blank=True, default=list, verbose_name='accepted')),
                ('undone_at', models.DateTimeField(editable=False, null=True)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='visits', to='places.indoorplace')),
                ('registered_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('undone_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'visit',
                'db_table': 'field_visit',
                'ordering': ['-date', '-registered_at', '-id'],
                'indexes': [models.Index(fields=['unit', '-date'], name='field_visit_unit_id_1e1af1_idx'), models.Index(fields=['place', '-date'], name='field_visit_place_i_214452_idx'), models.Index(fields=['unit', 'changed_at'], name='field_visit_unit_id_f9eb73_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('seen', None), ('met__lte', models.F('seen')), _connector='OR'), name='whoever_talked_was_there'), models.CheckConstraint(condition=models.Q(('met__gte', django.db.models.expressions.CombinedExpression(models.F('known'), '+', models.F('anonymous')))), name='whoever_was_registered_was_met'), models.CheckConstraint(condition=models.Q(models.Q(('went__in', ('not_let_in', 'nobody')), _negated=True), ('met', 0), _connector='OR'), name='nobody_is_met_behind_a_closed_door'), models.CheckConstraint(condition=models.Q(('staff__gte', 1), ('staff__lte', 200)), name='a_visit_has_staff')],
            },
        ),
        migrations.CreateModel(
            name='VisitCorrection',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('reason', models.CharField(choices=[('mistyped', 'A slip of the finger'), ('wrong_place', 'It was another place'), ('wrong_date', 'It was another day'), ('counted_wrong', 'It was counted wrongly'), ('more_known', 'We know more now')], max_length=16, verbose_name='why')),
                ('before', models.JSONField()),
                ('after', models.JSONField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='places.visit')),
            ],
            options={
                'verbose_name': 'correction of a visit',
                'db_table': 'field_visit_correction',
                'ordering': ['-at', '-id'],
            },
        ),
    ]
