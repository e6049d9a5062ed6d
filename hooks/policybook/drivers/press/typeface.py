"""The typeface: the four font files that every PDF is set in."""

from importlib.util import find_spec
from pathlib import Path

TYPEFACE = "font_source_sans_pro"  # the package of font files that we depend on
CUTS = ("Regular", "It", "Semibold", "SemiboldIt")
FONTS = frozenset(f"SourceSansPro-{cut}.ttf" for cut in CUTS)


def typeface_folder() -> Path:
    """Return the folder with the font files; raises FileNotFoundError where their package is not installed."""
    spec = find_spec(TYPEFACE)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(f"the package {TYPEFACE.replace('_', '-')} is not installed")
    return Path(spec.submodule_search_locations[0]) / "files"


def font_files() -> list[Path]:
    """Return the font files, where their package is installed."""
    return [typeface_folder() / name for name in sorted(FONTS)]
