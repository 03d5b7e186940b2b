"""Facts that a chapter takes from a model of the site are what that model computes, and change with it."""

from typing import Any

import pytest

from build_tools.facts.reading import load_facts
from build_tools.pages.references import load_references
from build_tools.places import DOCS
from explainers.contract.catalogue import CATALOGUE, load_one

SLUG = "growth-accounting"
ADJUSTED: dict[str, Any] = {"economy": "china", "period": "from_2014_to_2019"}
OFFICIAL: dict[str, Any] = {"economy": "china_official", "period": "from_2014_to_2019"}

# The fact, the settings of a run, and the result that it repeats.
COPIES = {
    "tfp_range_low": (ADJUSTED, "tfp_low"),
    "tfp_range_high": (ADJUSTED, "tfp_high"),
    "tfp_growth_adjusted_2014_2019": (ADJUSTED, "tfp_growth"),
    "tfp_growth_official_2014_2019": (OFFICIAL, "tfp_growth"),
    "tfp_growth_official_yearly_shares": (OFFICIAL | {"period": "from_2008_to_2019"}, "tfp_growth"),
}


def of_run(settings: dict[str, Any], result: str) -> float:
    """One number of a run with these settings."""
    explainer = load_one(SLUG)
    return float(explainer.names(explainer.run(**settings))[result])


@pytest.mark.parametrize("key", COPIES)
def test_a_chapter_prints_what_the_model_computes(key: str) -> None:
    """Rounded as the fact is."""
    settings, result = COPIES[key]
    facts = load_facts(DOCS, load_references(DOCS, CATALOGUE))
    computed = of_run(settings, result)

    assert facts.values[key] == pytest.approx(round(computed, 3), abs=1e-9)


def test_the_range_is_that_of_both_series_of_gdp() -> None:
    """So it does not matter from which of them a reader starts."""
    for end in ("tfp_low", "tfp_high"):
        assert of_run(ADJUSTED, end) == pytest.approx(of_run(OFFICIAL, end), abs=1e-9)
