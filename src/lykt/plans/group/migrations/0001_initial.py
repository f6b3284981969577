import django.db.models.deletion
import django.utils.timezone
import lykt.organisation.keys
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('plans', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Member',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('name', models.CharField(max_length=200, verbose_name='body or role')),
                ('since', models.DateField(verbose_name='from')),
                ('until', models.DateField(blank=True, null=True, verbose_name='to and including')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='group_members', to='plans.plan')),
            ],
            options={
                'verbose_name': 'member of a reference group',
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('until', None)), fields=('plan', 'name'), name='a_member_sits_once_in_a_group'), models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='a_member_leaves_after_coming')],
            },
        ),
        migrations.CreateModel(
            name='GroupMeeting',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('held_on', models.DateField(verbose_name='day')),
                ('note', models.TextField(blank=True, verbose_name='what was talked about')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='group_meetings', to='plans.plan')),
                ('members', models.ManyToManyField(blank=True, related_name='meetings', to='plan_group.member', verbose_name='who was there')),
            ],
            options={
                'verbose_name': 'meeting of a reference group',
                'ordering': ['-held_on', '-id'],
                'constraints': [models.UniqueConstraint(fields=('plan', 'held_on'), name='a_group_meets_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Advice',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('text', models.TextField(verbose_name='advice')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(editable=False, max_length=100)),
                ('measures', models.ManyToManyField(blank=True, related_name='advice', to='plans.measure')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='advice', to='plan_group.groupmeeting')),
            ],
            options={
                'verbose_name': 'advice of a reference group',
                'ordering': ['meeting__held_on', 'written_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('outcome', models.CharField(choices=[('followed', 'Followed'), ('in_part', 'Followed in part'), ('not_followed', 'Not followed')], max_length=20, verbose_name='what came of it')),
                ('reason', models.TextField(verbose_name='why')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(editable=False, max_length=100)),
                ('advice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='plan_group.advice')),
            ],
            options={
                'verbose_name': 'answer to advice',
                'ordering': ['written_at', 'id'],
            },
        ),
    ]
