"""The bold Chinese letters: those of mainland China, by the name of the font whose bold they are."""

from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from build_tools.handouts.fonts import declared_fonts, font_folder, package_files

BOLD = "NotoSansSC-Bold.otf"
DIFFERENT = "骨直角令"  # are drawn otherwise in Japan
ALIKE = "一中大"


def drawing(font: TTFont, letter: str) -> object:
    """The outline of a letter."""
    pen = RecordingPen()
    font.getGlyphSet()[font.getBestCmap()[ord(letter)]].draw(pen)
    return pen.value


def test_bold_letters_have_the_forms_of_the_mainland() -> None:
    """The package's own letters are Japanese; figures name no language by which a font could choose."""
    [source] = package_files("noto_cjk_sans_jp_bold", dict(declared_fonts())["noto_cjk_sans_jp_bold"])
    with TTFont(source) as japanese, TTFont(font_folder() / BOLD) as ours:
        assert not [letter for letter in DIFFERENT if drawing(japanese, letter) == drawing(ours, letter)]
        assert not [letter for letter in ALIKE if drawing(japanese, letter) != drawing(ours, letter)]


def test_bold_and_regular_are_one_family() -> None:
    """Otherwise the setter would not find the bold for what it sets in the regular."""
    with TTFont(font_folder() / BOLD) as bold, TTFont(font_folder() / "NotoSansSC-Regular.otf") as regular:
        assert bold["name"].getBestFamilyName() == regular["name"].getBestFamilyName() == "Noto Sans SC"
        assert bold["OS/2"].usWeightClass == 700
        assert set("新质生产力：，。“”（）—·％GDPα") <= set(map(chr, bold.getBestCmap()))
