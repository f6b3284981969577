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
            name='Material',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('kind', models.CharField(choices=[('card', 'Card'), ('leaflet', 'Leaflet'), ('booklet', 'Booklet'), ('poster', 'Poster'), ('other', 'Other')], max_length=10, verbose_name='kind')),
                ('purpose', models.TextField(verbose_name='what for')),
                ('rested_on', models.DateField(editable=False, null=True, verbose_name='out of use')),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
            ],
            options={
                'verbose_name': 'material',
                'db_table': 'learning_material',
                'ordering': ['title', 'id'],
                'constraints': [models.UniqueConstraint(fields=('controller', 'title'), name='one_material_a_title')],
            },
        ),
        migrations.CreateModel(
            name='MaterialEvent',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(editable=False, max_length=100)),
                ('language', models.CharField(blank=True, max_length=5)),
                ('number', models.PositiveSmallIntegerField(null=True)),
                ('act', models.CharField(choices=[('made', 'Made'), ('changed', 'Changed'), ('rested', 'Taken out of use'), ('taken_up', 'Taken into use again'), ('version', 'A version was made'), ('version_gone', 'A version was undone'), ('checked', 'A version was checked by users'), ('excused', 'A version was let through unchecked'), ('unchecked', 'The check of a version was taken back'), ('reviewed', 'A version was reviewed')], max_length=20)),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('material', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='material.material')),
            ],
            options={
                'verbose_name': 'what happened to material',
                'db_table': 'learning_material_event',
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('language', models.CharField(max_length=5, verbose_name='language')),
                ('number', models.PositiveSmallIntegerField(verbose_name='version')),
                ('made_on', models.DateField(verbose_name='made on')),
                ('reviewed_on', models.DateField(blank=True, null=True, verbose_name='reviewed on')),
                ('checked_on', models.DateField(blank=True, null=True, verbose_name='checked by users on')),
                ('checked_by', models.CharField(blank=True, choices=[('council', 'The user council'), ('group', 'A group of users'), ('single', 'Single users, one by one')], max_length=10, verbose_name='checked by')),
                ('unchecked_why', models.TextField(blank=True, verbose_name='why unchecked')),
                ('stock', models.PositiveIntegerField(default=0, editable=False, verbose_name='stock')),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('material', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='material.material')),
            ],
            options={
                'verbose_name': 'version of material',
                'db_table': 'learning_material_version',
                'ordering': ['language', '-number'],
                'constraints': [models.UniqueConstraint(fields=('material', 'language', 'number'), name='one_version_of_a_number'), models.CheckConstraint(condition=models.Q(models.Q(('checked_by', ''), ('checked_on', None)), models.Q(('checked_on__isnull', False), models.Q(('checked_by', ''), _negated=True)), _connector='OR'), name='a_check_says_by_whom'), models.CheckConstraint(condition=models.Q(('reviewed_on', None), ('reviewed_on__gte', models.F('made_on')), _connector='OR'), name='material_is_reviewed_after_it_was_made'), models.CheckConstraint(condition=models.Q(('stock__gte', 0)), name='no_pile_is_less_than_none')],
            },
        ),
        migrations.CreateModel(
            name='Move',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('kind', models.CharField(choices=[('printed', 'Printed'), ('given_out', 'Given out'), ('thrown_away', 'Thrown away'), ('counted', 'Counted anew'), ('taken_back', 'Written down wrongly, taken back')], max_length=12, verbose_name='what')),
                ('change', models.IntegerField(verbose_name='how many')),
                ('where', models.CharField(blank=True, choices=[('unit', 'At the unit'), ('shift', 'On an outreach shift'), ('drop_in', 'At the drop-in'), ('event', 'At a talk or a course'), ('others', 'To another service')], max_length=10, verbose_name='where')),
                ('day', models.DateField(verbose_name='day')),
                ('by_name', models.CharField(editable=False, max_length=100)),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('corrects', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='material.move')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit', verbose_name='unit')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='moves', to='material.version')),
            ],
            options={
                'verbose_name': 'move of material',
                'db_table': 'learning_material_move',
                'ordering': ['-day', '-at', '-id'],
                'indexes': [models.Index(fields=['version', '-day'], name='learning_ma_version_8cc085_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'given_out'), models.Q(('where', ''), _negated=True)), models.Q(models.Q(('kind', 'given_out'), _negated=True), ('where', '')), _connector='OR'), name='material_says_where_it_was_given'), models.CheckConstraint(condition=models.Q(models.Q(('corrects__isnull', False), ('kind', 'taken_back')), models.Q(models.Q(('kind', 'taken_back'), _negated=True), ('corrects', None)), _connector='OR'), name='only_what_takes_back_corrects')],
            },
        ),
    ]
