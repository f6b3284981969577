"""Which role reaches the status report of a plan: those who read the plan."""

from tests.plans.access_rows import READS, plan
from tests.reports.plans.made import plan_file
from tests.support.pages import Page


ROWS: dict[str, Page] = {
    "plan_report": Page(READS, plan, wide=True),
    "plan_report_file": Page(READS, plan_file, wide=True),
}
