"""The tables of the annual report, grouped as its chapters are.

Each maker takes a `Lookup` and returns a `ReportTable`, or a `Missing` that says why
there is none. Which tables a service prints, and in which order: `reports.tables`.
The set follows Pro Sentret's report for 2012.
"""
