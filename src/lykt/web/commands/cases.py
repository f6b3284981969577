"""`lykt cases`: what the cases of this installation say, for whoever runs it."""

import click

from lykt.web.commands import cases_clocks, cases_figures


@click.group(no_args_is_help=False)
def cases() -> None:
    """Cases: which clocks run, and figures of them."""


cases.add_command(cases_clocks.clocks)
cases.add_command(cases_figures.figures)
