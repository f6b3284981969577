"""The shipped font: where it lies and what it is called."""

from pathlib import Path

import lykt


#: Put here by the build. Without it pages and pictures fall back calmly.
FONTS = Path(lykt.__file__).parent / "web" / "fonts"
FAMILY = "Inter"
