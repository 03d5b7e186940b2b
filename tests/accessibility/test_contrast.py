"""Every colour that the style sheets define for the whole page is seen on something, with enough contrast."""

import pytest

from build_tools.accessibility.colours import colour, contrast
from build_tools.accessibility.contrast import UNPAIRED, Contrast, contrasts, pairs
from build_tools.accessibility.stylesheets import declarations, scheme_of, variables
from explainers.contract.errors import ContractError

TOGETHER = {"CanvasText / Canvas", "Canvas / CanvasText", "LinkText / Canvas", "Canvas / LinkText"}
ALL = [found for _, schemes in contrasts() for found in schemes]


@pytest.mark.parametrize("found", ALL, ids=lambda found: f"{found.pair.id} {found.scheme}")
def test_every_pair_has_its_contrast(found: Contrast) -> None:
    """What the system chooses is used as it is meant to be: two by two, in every pair of forced colours."""
    if found.scheme == "forced":
        assert found.names in TOGETHER
    else:
        assert found.ratio and found.ratio >= found.pair.least, found.shown


def test_no_colour_is_forgotten() -> None:
    """A colour that somebody adds gets a pair, or stands among the hairlines."""
    defined = variables()["light"]
    paired = {name for pair in pairs() for name in (pair.ink, pair.ground)}
    colours = set()
    for name, text in defined.items():
        try:
            colours.add((name, str(colour(text, defined)))[0])
        except ContractError:
            assert "color" not in text.replace("color-scheme", ""), f"{name}: {text}"

    assert len(colours) > 30
    assert sorted(colours - paired) == sorted(UNPAIRED)


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#777777", "#ffffff", 4.478),
        ("#fff", "#fff", 1),
        ("var(--a)", "var(--b, #000)", 21),
        ("color-mix(in srgb, #000000 50%, #ffffff)", "#ffffff", 3.98),
    ],
)
def test_contrast_is_what_wcag_says(first: str, second: str, ratio: float) -> None:
    """Black on white is the most; #777 is the grey that just fails for text; mixtures and variables are followed."""
    known = {"--a": "#ffffff"}

    assert contrast(colour(first, known), colour(second, known)) == pytest.approx(ratio, abs=0.005)


def test_an_unknown_colour_is_named() -> None:
    """With what would do."""
    with pytest.raises(ContractError, match="oklch"):
        colour("oklch(40% 0.2 30)", {})


@pytest.mark.parametrize(
    ("sheet", "scheme"),
    [
        (":root { --a: red; }", "light"),
        ('[data-md-color-scheme="slate"] { --a: red }', "dark"),
        ("@media (forced-colors: active) { :root { --a: Canvas; } }", "forced"),
        ("@media print { :root { --a: #000; } }", ""),
        (".econ-card { --a: red; }", ""),
        ("econ-scene[data-asks] { --a: red; }", ""),
        ("econ-scene { --a: red; }", "light"),
    ],
)
def test_rules_belong_to_their_scheme(sheet: str, scheme: str) -> None:
    """Paper and parts of a page belong to none."""
    [(around, _)] = declarations(sheet)

    assert scheme_of(around) == scheme
