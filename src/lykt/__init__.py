"""Lykt: a working tool for services that meet people and protect them.

Whoever opens this folder should see the work it serves; `docs/explanation/house.md`
draws the rooms and the floors they stand on.
"""

from importlib.metadata import version


__version__ = version("lykt")
