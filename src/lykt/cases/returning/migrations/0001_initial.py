import django.db.models.deletion
import django.utils.timezone
import lykt.organisation.keys
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
            name='ReturnNews',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('subject', models.UUIDField(db_index=True, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('how', models.CharField(choices=[('well', 'Safe, as far as is known'), ('needs', 'Needs more help'), ('danger', 'In danger'), ('silent', 'No contact')], max_length=10, verbose_name='how it goes')),
                ('next_by', models.DateField(blank=True, null=True, verbose_name='next by')),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='case.case')),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='case.caseevent')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'news after a return',
                'db_table': 'cases_return_news',
                'ordering': ['-at', '-id'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ReturnStop',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('subject', models.UUIDField(db_index=True, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('reason', models.CharField(choices=[('fear', 'The person is afraid'), ('threat', 'A threat where they would go'), ('child', 'A child it would not be good for'), ('health', 'Health'), ('changed_mind', 'The person has changed their mind'), ('police', 'The police advise against it'), ('other', 'Something else')], max_length=14, verbose_name='why')),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='case.case')),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='case.caseevent')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'why a return was stopped',
                'db_table': 'cases_return_stop',
                'ordering': ['-at', '-id'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ListItem',
            fields=[
                ('id', models.UUIDField(default=lykt.organisation.keys.new_id, editable=False, primary_key=True, serialize=False)),
                ('handle', models.CharField(default=lykt.organisation.keys.new_handle, editable=False, max_length=16, unique=True)),
                ('subject', models.UUIDField(db_index=True, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by_name', models.CharField(blank=True, default='', editable=False, max_length=100)),
                ('code', models.CharField(choices=[('wish', 'Own wish, told alone and with an interpreter'), ('told', 'Told what a return means, and what it does not'), ('safety', 'Safety there weighed, with the person'), ('needs', 'What it takes to start again, written as a plan'), ('family_found', 'For a child alone: family found, safety weighed'), ('documents', 'Travel documents, got by the return programme'), ('medicine', 'Medicine and papers about health to bring'), ('lawyer', 'Agreed with the lawyer what a criminal case still needs'), ('escort', 'Somebody who travels along, if needed'), ('journey', 'The journey itself, to the last place'), ('reach', 'Agreed how and when one hears from each other'), ('met', 'Met on arrival, and brought to the last place'), ('home_there', 'A place to live for now'), ('money_there', 'The first money'), ('health_there', 'Treatment, medicine, somebody to talk with'), ('legal_there', 'Legal help'), ('family_there', 'Talks with the family, if wanted'), ('work_there', "Courses, school, work or a business of one's own"), ('home', 'A home to stay in'), ('money', "Money of one's own to live on"), ('work', 'Work or school'), ('health', 'A doctor, and follow-up of health'), ('network', 'People to turn to, and something to do'), ('language', 'Norwegian, and a plan to learn it')], max_length=20)),
                ('state', models.CharField(choices=[('to_do', 'To do'), ('done', 'Done'), ('not_needed', 'Not needed')], default='to_do', max_length=10)),
                ('day', models.DateField(default=django.utils.timezone.localdate)),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='case.case')),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.controller')),
                ('step', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='case.step')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'item of a list of a return',
                'db_table': 'cases_return_item',
                'ordering': ['-at', '-id'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('case', 'code'), name='once_on_the_list_of_a_case')],
            },
        ),
    ]
