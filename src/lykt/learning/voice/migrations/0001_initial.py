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
            name='Complaint',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('subject', models.UUIDField(db_index=True, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('received_on', models.DateField(verbose_name='when it came in')),
                ('theme', models.CharField(choices=[('met', 'How one is met'), ('help', 'The help that is given'), ('hours', 'Opening hours and waiting'), ('place', 'The rooms'), ('safety', 'Being safe here'), ('information', 'What one is told'), ('sharing', 'What was shared with others'), ('other', 'Something else')], max_length=12, verbose_name='about what')),
                ('text', lykt.privacy.sealing.fields.SealedText(blank=True, default='', subject='subject', verbose_name='what was said')),
                ('reach', lykt.privacy.sealing.fields.SealedText(blank=True, default='', subject='subject', verbose_name='how the answer reaches them')),
                ('state', models.CharField(choices=[('received', 'Received'), ('looked_into', 'Being looked into'), ('answered', 'Answered'), ('withdrawn', 'Withdrawn')], default='received', editable=False, max_length=12, verbose_name='how it stands')),
                ('due', models.DateField(editable=False, null=True, verbose_name='answered by')),
                ('outcome', models.CharField(blank=True, choices=[('upheld', 'They were right, and it is put right'), ('partly', 'They were partly right'), ('not_upheld', 'It stands as it was'), ('passed_on', 'It belongs elsewhere, and was passed on')], default='', editable=False, max_length=12, verbose_name='outcome')),
                ('answered_on', models.DateField(editable=False, null=True, verbose_name='answered on')),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'complaint',
                'db_table': 'learning_complaint',
                'ordering': ['-received_on', '-id'],
                'abstract': False,
                'indexes': [models.Index(fields=['unit', 'due'], name='learning_co_unit_id_b508c3_idx')],
                'constraints': [models.UniqueConstraint(fields=('subject',), name='a_complaint_has_a_key_of_its_own'), models.CheckConstraint(condition=models.Q(models.Q(('answered_on__isnull', False), ('state', 'answered'), models.Q(('outcome', ''), _negated=True)), models.Q(models.Q(('state', 'answered'), _negated=True), ('answered_on', None), ('outcome', '')), _connector='OR'), name='an_answered_complaint_has_outcome_and_day'), models.CheckConstraint(condition=models.Q(('answered_on', None), ('answered_on__gte', models.F('received_on')), _connector='OR'), name='a_complaint_is_answered_after_it_came')],
            },
        ),
        migrations.CreateModel(
            name='ComplaintEvent',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(editable=False, max_length=100)),
                ('state', models.CharField(choices=[('received', 'Received'), ('looked_into', 'Being looked into'), ('answered', 'Answered'), ('withdrawn', 'Withdrawn')], max_length=12)),
                ('outcome', models.CharField(blank=True, choices=[('upheld', 'They were right, and it is put right'), ('partly', 'They were partly right'), ('not_upheld', 'It stands as it was'), ('passed_on', 'It belongs elsewhere, and was passed on')], max_length=12)),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='voice.complaint')),
            ],
            options={
                'verbose_name': 'what was done with a complaint',
                'db_table': 'learning_complaint_event',
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='CouncilMeeting',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('day', models.DateField(verbose_name='day')),
                ('agenda', models.TextField(blank=True, verbose_name='agenda')),
                ('came', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='how many came')),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
            ],
            options={
                'verbose_name': 'meeting of the user council',
                'db_table': 'learning_council_meeting',
                'ordering': ['-day', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Feedback',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('subject', models.UUIDField(db_index=True, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('received_on', models.DateField(verbose_name='when it came in')),
                ('theme', models.CharField(choices=[('met', 'How one is met'), ('help', 'The help that is given'), ('hours', 'Opening hours and waiting'), ('place', 'The rooms'), ('safety', 'Being safe here'), ('information', 'What one is told'), ('sharing', 'What was shared with others'), ('other', 'Something else')], max_length=12, verbose_name='about what')),
                ('text', lykt.privacy.sealing.fields.SealedText(blank=True, default='', subject='subject', verbose_name='what was said')),
                ('channel', models.CharField(choices=[('spoken', 'Said to somebody here'), ('box', 'In the box'), ('form', 'On a form')], max_length=8, verbose_name='how')),
                ('became', models.CharField(blank=True, choices=[('changed', 'Something was changed'), ('council', 'Taken to the user council'), ('passed_on', 'Passed on to whom it concerns'), ('heard', 'Heard, and nothing was changed')], default='', max_length=10, verbose_name='what came of it')),
                ('settled_on', models.DateField(editable=False, null=True, verbose_name='settled on')),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('settled_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'feedback',
                'db_table': 'learning_feedback',
                'ordering': ['-received_on', '-id'],
                'abstract': False,
                'indexes': [models.Index(fields=['unit', '-received_on'], name='learning_fe_unit_id_1ba439_idx')],
                'constraints': [models.UniqueConstraint(fields=('subject',), name='feedback_has_a_key_of_its_own'), models.CheckConstraint(condition=models.Q(models.Q(('became', ''), ('settled_on', None)), models.Q(models.Q(('became', ''), _negated=True), ('settled_on__isnull', False)), _connector='OR'), name='what_came_of_feedback_has_its_day')],
            },
        ),
        migrations.CreateModel(
            name='Wish',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('text', models.CharField(max_length=200, verbose_name='what was asked for')),
                ('answer', models.TextField(blank=True, verbose_name='answer')),
                ('answered_on', models.DateField(blank=True, null=True, verbose_name='answered on')),
                ('answered_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wishes', to='voice.councilmeeting')),
            ],
            options={
                'verbose_name': 'what the user council asked for',
                'db_table': 'learning_council_wish',
                'ordering': ['at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_on', None)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_on__isnull', False)), _connector='OR'), name='an_answer_to_the_council_has_its_day')],
            },
        ),
    ]
