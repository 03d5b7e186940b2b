"""Chinese letters for paper: light enough to put four hundred of them into each handout, and bold ones besides.

No package brings a bold Noto Sans SC. The Japanese cut of Noto Sans CJK holds the same drawings for every region, the
mainland's among them, which a font chooses by the language of the text. Figures name no language, so the mainland's
forms are put in the place of the Japanese ones.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "Noto Sans SC"
MAINLAND = "ZHS "
NAMES = {1: FAMILY, 2: "Bold", 3: f"{FAMILY} Bold", 4: f"{FAMILY} Bold", 6: "NotoSansSC-Bold", 16: FAMILY, 17: "Bold"}
FIRST_OF_ASIA = 0x3040  # before it: letters of Europe, marks, Chinese punctuation
LETTERS = "gb2312"  # the mainland's everyday encoding, with 6,763 Chinese characters


def copy_without_hints(source: Path, target: Path) -> None:
    """The same letters without hints, which fit outlines to coarse screens; paper and slides have points enough.

    They are a sixth of what a letter weighs. Equal fonts give equal bytes, since the clock is left alone.
    """
    with TTFont(source, recalcTimestamp=False) as font:
        font["CFF "].cff.remove_hints()
        font.save(target)


def copy_bold(source: Path, target: Path) -> None:
    """The bold letters as Noto Sans SC, in the forms of mainland China, without hints and without rarer letters."""
    with TTFont(source, recalcTimestamp=False) as font:
        forms = dict(mainland_forms(font["GSUB"].table))
        for table in font["cmap"].tables:
            if table.isUnicode() and table.format != 14:
                table.cmap = {code: forms.get(name, name) for code, name in table.cmap.items()}
        cut_down(font)
        font["CFF "].cff.fontNames = [NAMES[6]]
        for number, text in NAMES.items():
            font["name"].setName(text, number, 3, 1, 0x409)
        font.save(target.with_name("NotoSansSC-Bold.otf"))


def mainland_forms(table: Any) -> Iterator[tuple[str, str]]:
    """Names of glyphs and of those that stand for them in mainland China."""
    for script in table.ScriptList.ScriptRecord:
        for language in script.Script.LangSysRecord:
            if language.LangSysTag == MAINLAND:
                for number in language.LangSys.FeatureIndex:
                    feature = table.FeatureList.FeatureRecord[number]
                    if feature.FeatureTag == "locl":
                        yield from replacements(table, feature.Feature.LookupListIndex)


def replacements(table: Any, lookups: list[int]) -> Iterator[tuple[str, str]]:
    """What these lookups put in the place of single glyphs."""
    for number in lookups:
        for subtable in table.LookupList.Lookup[number].SubTable:
            yield from getattr(subtable, "ExtSubTable", subtable).mapping.items()


def cut_down(font: TTFont) -> None:
    """Leaves the letters that mainland texts use."""
    options = Options(hinting=False, notdef_outline=True, name_IDs=["*"], layout_features=["kern", "palt"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for code in font.getBestCmap() if is_used(code)])
    subsetter.subset(font)


def is_used(code: int) -> bool:
    """Whether it is a mark, a letter of Europe, or in the mainland's encoding."""
    if code < FIRST_OF_ASIA:
        return True
    try:
        chr(code).encode(LETTERS)
    except UnicodeEncodeError:
        return False
    return True
