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
            name='Booking',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('subject', models.UUIDField(db_index=True, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('when', models.DateTimeField(verbose_name='when')),
                ('language', models.CharField(max_length=3, verbose_name='language')),
                ('occasion', models.CharField(choices=[('first_talk', 'A first talk'), ('assessment', 'An assessment'), ('consent', 'Asking for consent'), ('meeting', 'A coordination meeting'), ('lawyer', 'Talk with the lawyer'), ('police', 'Questioning by the police'), ('health', 'Health'), ('nav', 'NAV'), ('housing', 'Housing'), ('follow_up', 'Follow-up'), ('answer', 'Reading what we have written'), ('other', 'Something else')], max_length=12, verbose_name='what for')),
                ('way', models.CharField(choices=[('phone', 'By phone'), ('screen', 'By screen'), ('in_person', 'In the room')], max_length=10, verbose_name='how')),
                ('agency', models.CharField(blank=True, default='', max_length=60, verbose_name='interpreting service')),
                ('qualified', models.CharField(choices=[('a', 'Category A in the national register'), ('b', 'Category B in the national register'), ('c', 'Category C in the national register'), ('d', 'Category D in the national register'), ('e', 'Category E in the national register'), ('none', 'Not in the national register'), ('unknown', 'Not known yet')], default='unknown', max_length=8, verbose_name='qualification')),
                ('state', models.CharField(choices=[('wanted', 'Wanted'), ('booked', 'Booked'), ('held', 'Was there'), ('not_held', 'Came to nothing'), ('cancelled', 'Cancelled')], default='wanted', max_length=10)),
                ('nobody_close', models.BooleanField(default=False)),
                ('remark', lykt.privacy.sealing.fields.SealedText(blank=True, default='', subject='subject', verbose_name='remark')),
                ('booked_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='case.case')),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'booking of an interpreter',
                'db_table': 'cases_interpreter_booking',
                'ordering': ['when', 'id'],
                'abstract': False,
                'indexes': [models.Index(fields=['case', 'when'], name='cases_inter_case_id_21bfd0_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('nobody_close', True), ('state__in', ['wanted', 'cancelled']), _connector='OR'), name='no_child_and_no_relative_interprets')],
            },
        ),
        migrations.CreateModel(
            name='Wishes',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('subject', models.UUIDField(db_index=True, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('languages', models.JSONField(default=list, verbose_name='languages')),
                ('gender', models.CharField(choices=[('any', 'Does not matter'), ('woman', 'A woman'), ('man', 'A man'), ('not_asked', 'Not asked yet')], default='not_asked', max_length=10, verbose_name='gender')),
                ('background', models.CharField(choices=[('any', 'Does not matter'), ('same', 'Rather somebody with the same background'), ('other', 'Nobody from the same group'), ('elsewhere', 'Somebody who lives far from here'), ('not_asked', 'Not asked yet')], default='not_asked', max_length=10, verbose_name='background')),
                ('avoid', lykt.privacy.sealing.fields.SealedText(blank=True, default='', subject='subject', verbose_name='what must be avoided')),
                ('not_this_one', lykt.privacy.sealing.fields.SealedText(blank=True, default='', subject='subject', verbose_name='an interpreter who must not come')),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='case.case')),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'wishes for an interpreter',
                'db_table': 'cases_interpreter_wishes',
                'ordering': ['-at', '-id'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('case',), name='wishes_stand_once_a_case')],
            },
        ),
    ]
