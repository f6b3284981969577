import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
import lykt.organisation.keys
import lykt.organisation.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Staff',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('username', models.CharField(error_messages={'unique': 'Someone already has this user name. Choose another one.'}, max_length=60, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='user name')),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='work e-mail')),
                ('language', models.CharField(blank=True, choices=[('nb', 'Norwegian bokmål'), ('nn', 'Norwegian nynorsk'), ('en', 'English')], default='', max_length=5, verbose_name='language')),
                ('is_active', models.BooleanField(default=True, verbose_name='may sign in')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('password_is_temporary', models.BooleanField(default=False, editable=False)),
                ('session_stamp', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16)),
            ],
            options={
                'verbose_name': 'member of staff',
                'ordering': ['name', 'username'],
            },
        ),
        migrations.CreateModel(
            name='Controller',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=100, unique=True, verbose_name='name')),
                ('kind', models.CharField(choices=[('municipality', 'Municipality'), ('organisation', 'Organisation')], default='municipality', max_length=20, verbose_name='kind')),
            ],
            options={
                'verbose_name': 'municipality or organisation',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='AccountChange',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.CharField(max_length=100)),
                ('what', models.CharField(choices=[('made', 'Account made'), ('post_given', 'Post given'), ('post_ended', 'Post ended'), ('details_changed', 'Details changed'), ('closed', 'Account closed'), ('reopened', 'Account opened again'), ('password_given', 'One-time password given'), ('password_chosen', 'Password chosen'), ('factor_added', 'Second factor added'), ('factor_removed', 'Second factor removed'), ('codes_renewed', 'New recovery codes made'), ('sessions_ended', 'Signed out everywhere else')], max_length=40)),
                ('detail', models.CharField(blank=True, max_length=200)),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='history', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'change of an account',
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('kind', models.CharField(choices=[('outreach', 'Outreach'), ('drop_in', 'Drop-in'), ('overnight', 'Overnight stay'), ('clinic', 'Clinic'), ('follow_up', 'Follow-up'), ('legal_aid', 'Legal aid'), ('coordination', 'Coordination'), ('whole_service', 'Several services under one roof')], default='whole_service', max_length=20, verbose_name='kind')),
                ('age_bands', models.CharField(default='18, 24, 30, 40, 50', max_length=100, validators=[lykt.organisation.models.valid_age_bands], verbose_name='age bands begin at')),
                ('active', models.BooleanField(default=True, verbose_name='in use')),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='units', to='organisation.controller')),
            ],
            options={
                'verbose_name': 'unit',
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(fields=('controller', 'name'), name='one_unit_of_a_name')],
            },
        ),
        migrations.CreateModel(
            name='StaffPost',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('role', models.CharField(choices=[('field_worker', 'Field worker'), ('social_worker', 'Social worker'), ('health_worker', 'Health worker'), ('case_coordinator', 'Case coordinator'), ('plan_owner', 'Plan owner'), ('analyst', 'Analyst'), ('unit_leader', 'Unit leader'), ('data_protection_officer', 'Data-protection officer'), ('administrator', 'Administrator'), ('invited_partner', 'Invited partner'), ('volunteer', 'Volunteer or peer')], max_length=30, verbose_name='role')),
                ('since', models.DateField(default=django.utils.timezone.localdate, verbose_name='from')),
                ('until', models.DateField(blank=True, null=True, verbose_name='to and including')),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='organisation.controller')),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='posts', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'post',
                'ordering': ['since', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('role__in', ['administrator', 'data_protection_officer']), ('unit', None)), models.Q(models.Q(('role__in', ['administrator', 'data_protection_officer']), _negated=True), ('unit__isnull', False)), _connector='OR'), name='overseers_have_no_unit_and_others_have_one'), models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='a_post_ends_after_it_began')],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('what', models.CharField(max_length=40, verbose_name='what happened')),
                ('by', models.CharField(max_length=100)),
                ('about', models.CharField(blank=True, max_length=200)),
                ('link', models.CharField(blank=True, max_length=200)),
                ('subject', models.UUIDField(editable=False, null=True)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('staff', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notices', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'notice',
                'ordering': ['-at', '-id'],
                'indexes': [models.Index(fields=['controller', '-at'], name='organisatio_control_52c087_idx'), models.Index(fields=['subject'], name='organisatio_subject_6f0959_idx')],
            },
        ),
        migrations.CreateModel(
            name='NoticeRole',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('field_worker', 'Field worker'), ('social_worker', 'Social worker'), ('health_worker', 'Health worker'), ('case_coordinator', 'Case coordinator'), ('plan_owner', 'Plan owner'), ('analyst', 'Analyst'), ('unit_leader', 'Unit leader'), ('data_protection_officer', 'Data-protection officer'), ('administrator', 'Administrator'), ('invited_partner', 'Invited partner'), ('volunteer', 'Volunteer or peer')], max_length=30, verbose_name='role')),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='organisation.notice')),
            ],
            options={
                'verbose_name': 'role told of something',
                'constraints': [models.UniqueConstraint(fields=('notice', 'role'), name='a_role_is_told_once')],
            },
        ),
        migrations.CreateModel(
            name='NoticeSeen',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seen_by', to='organisation.notice')),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'notice seen',
                'ordering': ['at', 'id'],
                'constraints': [models.UniqueConstraint(fields=('notice', 'staff'), name='one_sees_a_notice_once')],
            },
        ),
    ]
