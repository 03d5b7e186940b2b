"""Finds a font for scripts that Matplotlib's own font lacks."""

from matplotlib import font_manager, pyplot


def use_first_font(names: list[str]) -> None:
    """Takes the first of the fonts that this computer has, beside Matplotlib's own."""
    installed = {font.name for font in font_manager.fontManager.ttflist}
    found = [name for name in names if name in installed]
    pyplot.rcParams["font.family"] = ["DejaVu Sans", *found[:1]]
