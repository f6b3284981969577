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
            name='Person',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('registered_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('register_id', models.CharField(editable=False, max_length=100, null=True)),
                ('register_digest', models.CharField(blank=True, default='', editable=False, max_length=16)),
                ('code', models.CharField(max_length=40, verbose_name='code')),
                ('code_key', models.CharField(editable=False, max_length=40)),
                ('country', models.CharField(blank=True, max_length=2, verbose_name='country of origin')),
                ('origin', models.CharField(choices=[('norwegian', 'Norwegian'), ('foreign', 'Foreign'), ('unknown', 'Unknown')], default='unknown', max_length=10, verbose_name='origin')),
                ('gender', models.CharField(choices=[('female', 'Woman'), ('male', 'Man'), ('transgender', 'Transgender'), ('other', 'Another gender'), ('unknown', 'Unknown')], default='unknown', max_length=12, verbose_name='gender')),
                ('birth_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='year of birth')),
                ('age_band', models.CharField(blank=True, max_length=12, verbose_name='age, about')),
                ('age_band_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('languages', models.JSONField(blank=True, default=list, verbose_name='languages')),
                ('arenas', models.JSONField(blank=True, default=list, verbose_name='arenas')),
                ('first_contact', models.DateField(blank=True, null=True, verbose_name='first contact, if before Lykt')),
                ('first_at_clinic', models.DateField(editable=False, null=True, verbose_name='first visit at the clinic')),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('merged_into', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='absorbed', to='people.person')),
                ('registered_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'person',
                'ordering': ['code'],
                'indexes': [models.Index(fields=['unit', 'code_key'], name='people_pers_unit_id_c28b16_idx'), models.Index(fields=['unit', 'changed_at'], name='people_pers_unit_id_ed84a3_idx'), models.Index(fields=['controller', 'country', 'birth_year'], name='people_pers_control_248030_idx')],
                'constraints': [models.UniqueConstraint(fields=('controller', 'code_key'), name='one_person_a_code'), models.UniqueConstraint(fields=('controller', 'register_id'), name='one_person_a_register_id'), models.CheckConstraint(condition=models.Q(('birth_year', None), ('birth_year__gte', 1900), _connector='OR'), name='birth_year_is_a_year'), models.CheckConstraint(condition=models.Q(('age_band', ''), ('age_band_year__isnull', False), _connector='OR'), name='an_age_band_was_true_in_some_year'), models.CheckConstraint(condition=models.Q(('merged_into', None), models.Q(('merged_into', models.F('id')), _negated=True), _connector='OR'), name='nobody_is_merged_into_themselves')],
            },
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('registered_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('register_id', models.CharField(editable=False, max_length=100, null=True)),
                ('register_digest', models.CharField(blank=True, default='', editable=False, max_length=16)),
                ('date', models.DateField(verbose_name='date')),
                ('channel', models.CharField(choices=[('street', 'Street'), ('indoor', 'Indoor'), ('online', 'Online'), ('drop_in', 'Drop-in'), ('overnight', 'Overnight'), ('health', 'Health'), ('follow_up', 'Follow-up'), ('legal', 'Legal aid'), ('programme', 'Programme'), ('phone', 'Phone')], max_length=12, verbose_name='where')),
                ('count', models.PositiveSmallIntegerField(default=1, verbose_name='how many')),
                ('needs', models.JSONField(blank=True, default=list, verbose_name='needs')),
                ('given', models.JSONField(blank=True, default=list, verbose_name='given')),
                ('referred', models.JSONField(blank=True, default=list, verbose_name='referred to')),
                ('undone_at', models.DateTimeField(editable=False, null=True)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('registered_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('undone_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='people.person')),
            ],
            options={
                'verbose_name': 'contact',
                'ordering': ['-date', '-id'],
                'indexes': [models.Index(fields=['unit', '-date', '-id'], name='people_cont_unit_id_0e9543_idx'), models.Index(fields=['unit', 'changed_at'], name='people_cont_unit_id_143c5f_idx'), models.Index(fields=['person', '-date'], name='people_cont_person__89319e_idx')],
                'constraints': [models.UniqueConstraint(fields=('controller', 'register_id'), name='one_contact_a_register_id'), models.CheckConstraint(condition=models.Q(('count', 1), models.Q(('person', None), ('count__gte', 1)), _connector='OR'), name='a_known_person_counts_as_one')],
            },
        ),
        migrations.CreateModel(
            name='ContactCorrection',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('reason', models.CharField(choices=[('mistyped', 'A slip of the finger'), ('wrong_person', 'It was another person'), ('wrong_date', 'It was another day'), ('wrong_channel', 'It was another kind of contact'), ('more_known', 'We know more now'), ('asked_by_person', 'The person asked for it')], max_length=20, verbose_name='why')),
                ('before', models.JSONField()),
                ('after', models.JSONField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('contact', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='people.contact')),
            ],
            options={
                'verbose_name': 'correction',
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='NotTheSame',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('one', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
            ],
            options={
                'verbose_name': 'two different people',
                'constraints': [models.UniqueConstraint(fields=('one', 'other'), name='a_pair_once'), models.CheckConstraint(condition=models.Q(('one__lt', models.F('other'))), name='a_pair_in_order')],
            },
        ),
        migrations.CreateModel(
            name='PersonMerge',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('reason', models.CharField(choices=[('person_says', 'The person says so'), ('staff_know', 'Staff know that it is the same person'), ('mistake', 'Registered twice by mistake')], max_length=20, verbose_name='why')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('filled', models.JSONField(default=dict)),
                ('undone_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('kept', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='merges_kept', to='people.person')),
                ('merged', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='merges_away', to='people.person')),
                ('undone_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'merge',
                'ordering': ['-at', '-id'],
            },
        ),
    ]
