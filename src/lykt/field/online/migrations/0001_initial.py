import django.db.models.deletion
import django.utils.timezone
import lykt.organisation.keys
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
            name='CalledNumber',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('token', models.CharField(max_length=64)),
                ('last_on', models.DateField()),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
            ],
            options={
                'verbose_name': 'number that was called, keyed',
                'db_table': 'field_called_number',
                'constraints': [models.UniqueConstraint(fields=('controller', 'token'), name='one_called_number_a_token')],
            },
        ),
        migrations.CreateModel(
            name='Call',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('registered_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('register_id', models.CharField(editable=False, max_length=100, null=True)),
                ('register_digest', models.CharField(blank=True, default='', editable=False, max_length=16)),
                ('date', models.DateField(verbose_name='date')),
                ('language', models.CharField(blank=True, max_length=3, verbose_name='language')),
                ('mediator', models.BooleanField(default=False, verbose_name='with a cultural mediator')),
                ('outcome', models.CharField(choices=[('no_answer', 'No answer'), ('not_in_use', 'The number is not in use'), ('informed', 'Told of the services'), ('talked', 'Talked for a while'), ('referred', 'Shown the way to a service'), ('do_not_contact', 'Does not want to be called'), ('may_contact', 'Wants to be called again')], max_length=14, verbose_name='what came of it')),
                ('undone_at', models.DateTimeField(editable=False, null=True)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('registered_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
                ('number', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='calls', to='online.callednumber')),
            ],
            options={
                'verbose_name': 'call to an advertiser',
                'db_table': 'field_call',
                'ordering': ['-date', '-registered_at', '-id'],
                'indexes': [models.Index(fields=['unit', '-date'], name='field_call_unit_id_c6deee_idx'), models.Index(fields=['unit', 'changed_at'], name='field_call_unit_id_aa4079_idx')],
            },
        ),
        migrations.CreateModel(
            name='Chat',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('registered_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('register_id', models.CharField(editable=False, max_length=100, null=True)),
                ('register_digest', models.CharField(blank=True, default='', editable=False, max_length=16)),
                ('date', models.DateField(verbose_name='date')),
                ('channel', models.CharField(choices=[('own_chat', 'Our own chat'), ('chat_room', 'A chat room'), ('profile', 'Our profile on a social site'), ('advert_message', 'A message to an advertiser'), ('other', 'Another place online')], max_length=14, verbose_name='where')),
                ('target', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unsure', 'Unsure')], default='unsure', max_length=6, verbose_name='target group')),
                ('minutes', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='minutes')),
                ('themes', models.JSONField(blank=True, default=list, verbose_name='themes')),
                ('referred', models.JSONField(blank=True, default=list, verbose_name='shown the way to')),
                ('count', models.PositiveSmallIntegerField(default=1)),
                ('corrected_at', models.DateTimeField(editable=False, null=True)),
                ('undone_at', models.DateTimeField(editable=False, null=True)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('corrected_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('registered_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'chat',
                'db_table': 'field_chat',
                'ordering': ['-date', '-registered_at', '-id'],
                'indexes': [models.Index(fields=['unit', '-date'], name='field_chat_unit_id_369f3e_idx'), models.Index(fields=['unit', 'changed_at'], name='field_chat_unit_id_e69c1f_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('count__gte', 1)), name='a_chat_counts')],
            },
        ),
    ]
