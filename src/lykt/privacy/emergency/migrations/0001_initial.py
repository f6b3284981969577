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
            name='EmergencyAccess',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('subject', models.UUIDField(db_index=True, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('why', models.CharField(choices=[('life', 'Danger to life or health'), ('child', 'A child may be in danger'), ('violence', 'Violence, or a threat of it'), ('unit_closed', 'Help cannot wait until the other unit opens')], max_length=20, verbose_name='what makes it an emergency')),
                ('story', lykt.privacy.sealing.fields.SealedText(blank=True, default='', subject='subject', verbose_name='what has happened')),
                ('until', models.DateTimeField(verbose_name='until')),
                ('ended_at', models.DateTimeField(editable=False, null=True)),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'emergency access',
                'db_table': 'privacy_emergency_access',
                'ordering': ['-at', '-id'],
                'abstract': False,
                'indexes': [models.Index(fields=['by', 'until'], name='privacy_eme_by_id_6d3a33_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('until__gt', models.F('at'))), name='an_emergency_ends')],
            },
        ),
    ]
