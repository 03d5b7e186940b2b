"""What checks.toml cannot say of the model: the figures, published series, whole paths, directions, random states."""

import csv
import math
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainers.contract.settings import NumberParameter
from tests.subject import Subject

subject = Subject(__file__)
run = subject.run
ECONOMIES = ["china", "united_states", "germany", "india", "japan", "korea", "world"]


def table(economy: str) -> dict[int, dict[str, float]]:
    """The figures of an economy as they stand in the file, by year."""
    with (subject.folder / "data" / "kaya.csv").open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["economy"] == economy]
    return {int(row["year"]): {name: float(row[name]) for name in row if name != "economy"} for row in rows}


# The figures, and what others have published


@pytest.mark.parametrize("economy", ECONOMIES)
def test_no_year_is_missing_and_figures_are_drawn_as_they_are(economy: str) -> None:
    """Every year from 1990 to 2023 is a dot, and nothing is smoothed."""
    figures, found = table(economy), run(economy=economy)

    assert sorted(figures) == list(range(1990, 2024)) == found["figure_year"]
    assert found["figure_co2"] == [figures[year]["co2"] / 1000 for year in range(1990, 2024)]
    assert found["fit_figure"] == found["figure_co2"][23:]


def test_growth_of_the_world_against_raupach_and_others() -> None:
    """1.1 % a year in 1990-1999 and more than 3 % in 2000-2004 there; without cement 0.9 % and 3.4 % here."""
    found = run("the_world_goes_on")

    assert found["growth_in_the_nineties"] == pytest.approx(0.011, abs=0.003)
    assert round(found["growth_in_the_nineties"], 3) == 0.009
    assert 0.03 < found["growth_2000_to_2004"] < 0.035


def test_carbon_intensity_of_china_against_the_ministry() -> None:
    """50.8 % lower in 2021 than in 2005, officially; 51.6 % here."""
    china = table("china")
    intensity = {year: china[year]["co2"] / china[year]["gdp"] for year in (2005, 2021)}

    assert intensity[2021] / intensity[2005] - 1 == pytest.approx(-0.508, abs=0.01)
    assert run()["intensity_change_2005_to_2021"] == pytest.approx(intensity[2021] / intensity[2005] - 1, rel=1e-12)


@pytest.mark.parametrize(
    ("preset", "economy", "first"),
    [
        ("last_ten_years_go_on", "china", 2013),
        ("records_and_still_rising", "china", 2018),
        ("united_states_after_the_peak", "united_states", 2013),
        ("india_at_its_own_pace", "india", 2013),
        ("the_world_goes_on", "world", 2013),
    ],
)
def test_rates_of_the_real_situations_are_those_of_the_figures(preset: str, economy: str, first: int) -> None:
    """Averages between the first year and 2023, rounded to two decimals of a percent."""
    figures, values = table(economy), subject.explainer.run(preset)["values"]
    start, end = figures[first], figures[2023]

    def rate(top: str, bottom: str = "") -> float:
        """Average growth of a column, or of a ratio of two."""
        ratio = end[top] / start[top] / (end[bottom] / start[bottom] if bottom else 1)
        return float(ratio ** (1 / (2023 - first)) - 1)

    assert values["economy"] == economy
    assert values["population_growth"] == pytest.approx(rate("population"), abs=6e-5)
    assert values["income_growth"] == pytest.approx(rate("gdp", "population"), abs=6e-5)
    assert values["energy_saving"] == pytest.approx(-rate("energy", "gdp"), abs=6e-5)
    assert values["cleaner_energy"] == pytest.approx(-rate("co2", "energy"), abs=6e-5)


def test_energy_use_grew_nearly_as_fast_as_gdp_from_2018() -> None:
    """What the story of that situation says."""
    china = table("china")
    energy, gdp = (math.log(china[2023][name] / china[2018][name]) / 5 for name in ("energy", "gdp"))

    assert 0.85 * gdp < energy < gdp


# Closed forms


def test_only_one_slider_position_meets_the_last_dot() -> None:
    """The scene has one answer: a step of the slider is one percent of CO2 in 2023."""
    hits = [
        step for step in range(61) if abs(run("last_ten_years_go_on", cleaner_energy=step / 1000)["fit_gap"]) < 0.005
    ]

    assert hits == [14]


def test_other_pairs_of_rates_meet_the_same_dot() -> None:
    """The page says so: half a point more saving and half a point less cleaning."""
    found = run("last_ten_years_go_on", energy_saving=0.0289, cleaner_energy=0.0089)

    assert abs(found["fit_gap"]) < 0.005


@pytest.mark.parametrize("later", [0.016, 0.02, 0.03, 0.05, 0.08])
def test_the_peak_is_the_next_whole_year_after_the_sum_passes_zero(later: float) -> None:
    """The step that ends a year uses the rate at its beginning, so the highest year is the ceiling of the time."""
    found = run(cleaner_energy_later=later)

    assert found["peak_year"] == 2023 + math.ceil(found["turning_time"])


def test_saving_and_cleaning_can_be_exchanged() -> None:
    """Where cleaning does not change, the path is the same with both rates swapped."""
    one = run(energy_saving=0.03, cleaner_energy=0.01, cleaner_energy_later=0.01)
    other = run(energy_saving=0.01, cleaner_energy=0.03, cleaner_energy_later=0.03)

    assert one["co2"] == pytest.approx(other["co2"], rel=1e-12)


def test_the_target_does_not_move_the_path() -> None:
    """It is a plan beside the rates."""
    assert run(intensity_target=0.0)["co2"] == run(intensity_target=0.4)["co2"]


@pytest.mark.parametrize("economy", ECONOMIES)
def test_parts_of_the_figures_are_their_changes(economy: str) -> None:
    """Each year's parts add up to the change of the logarithm of CO2."""
    found = run(economy=economy)
    parts = (found[name] for name in ("part_population", "part_income", "part_energy", "part_carbon"))
    for total, (earlier, later) in zip(map(sum, zip(*parts, strict=True)), pairwise(found["co2"][23:]), strict=True):
        assert total == pytest.approx(math.log(later / earlier), abs=1e-12)


# Directions and random states


@pytest.mark.parametrize(
    ("name", "low", "high", "more"),
    [
        ("population_growth", -0.005, 0.01, True),
        ("income_growth", 0.02, 0.06, True),
        ("income_growth_later", 0.01, 0.05, True),
        ("energy_saving", 0.01, 0.04, False),
        ("cleaner_energy", 0.0, 0.04, False),
        ("cleaner_energy_later", 0.0, 0.08, False),
        ("transition_years", 5, 30, True),
    ],
)
def test_what_raises_the_total_and_what_lowers_it(name: str, low: float, high: float, more: bool) -> None:
    """Directions of CO2 from 2025 to 2060; a longer transition means fast growth for longer."""
    ends: list[dict[str, Any]] = [{name: low}, {name: high}]
    at_low, at_high = (run(**values)["cumulative_co2"] for values in ends)

    assert (at_high > at_low) is more


def random_states() -> st.SearchStrategy[dict[str, Any]]:
    """Values from the whole allowed ranges."""
    ranges: dict[str, st.SearchStrategy[Any]] = {
        parameter.id: st.floats(parameter.allowed.start, parameter.allowed.end)
        for parameter in subject.explainer.declaration.parameters
        if isinstance(parameter, NumberParameter)
    }
    return st.fixed_dictionaries({**ranges, "economy": st.sampled_from(ECONOMIES)})


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_what_holds_in_every_state(data: st.DataObject) -> None:
    """CO2 is finite and positive, the parts add up, the peak is the highest year, and the budget is used as counted."""
    values = data.draw(random_states())
    found = run(**values)
    co2 = found["co2"]

    assert all(math.isfinite(level) and level > 0 for level in co2)
    assert co2[found["peak_year"] - 1990] == pytest.approx(max(co2), rel=1e-9)
    assert found["cumulative_co2"] == pytest.approx(sum(co2[35:]), rel=1e-12)
    if found["budget_years"] < 36:
        assert sum(co2[35 : 36 + found["budget_years"]]) > found["fair_budget"] * (1 - 1e-9)
    assert sum(co2[35 : 35 + found["budget_years"]]) <= found["fair_budget"] * (1 + 1e-9)


@given(data=st.data())
@settings(max_examples=100, deadline=None)
def test_faster_cleaning_never_raises_the_total(data: st.DataObject) -> None:
    """A higher later rate of cleaning lowers CO2 in every year after the first."""
    values = data.draw(random_states())
    faster = {**values, "cleaner_energy_later": min(0.15, values["cleaner_energy_later"] + 0.01)}

    for slow, fast in zip(run(**values)["co2"], run(**faster)["co2"], strict=True):
        assert fast <= slow * (1 + 1e-12)
