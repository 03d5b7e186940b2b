"""What checks.toml cannot say of the model: whole paths, exact indices, published numbers, random states."""

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
SECTORS = ("farming", "industry", "services")
PLAIN = {"subsistence_part": 0.0, "income_gap": 1.0}  # neither food needs nor a gap: Ngai and Pissarides


def ranges() -> dict[str, st.SearchStrategy[Any]]:
    """A random value for each parameter, anywhere in its allowed range."""
    return {
        parameter.id: st.floats(parameter.allowed.start, parameter.allowed.end)
        if isinstance(parameter, NumberParameter)
        else st.sampled_from(["none", "farming", "industry", "services", "all"])
        for parameter in subject.explainer.declaration.parameters
    }


# Closed forms


@pytest.mark.parametrize("elasticity", [0.0, 0.3, 0.9, 1.0, 1.5, 2.0])
def test_every_pair_of_sectors_follows_the_law_of_motion(elasticity: float) -> None:
    """Ngai and Pissarides (2007): ratios of workers grow by (1 - elasticity) times the difference of improvement."""
    found = run(elasticity=elasticity, **PLAIN)
    speeds = {"farming": 1.04, "industry": 1.05, "services": 1.015}
    for one in SECTORS:
        for other in SECTORS:
            ratio = [a / b for a, b in zip(found[f"workers_{one}"], found[f"workers_{other}"], strict=True)]
            expected = (1 - elasticity) * math.log(speeds[other] / speeds[one])

            assert all(math.log(later / now) == pytest.approx(expected, abs=1e-12) for now, later in pairwise(ratio))


def test_the_law_of_motion_holds_with_food_needs_and_a_gap() -> None:
    """Between industry and services neither food needs nor the gap counts."""
    found = run("china_1991", elasticity=0.7)
    expected = 0.3 * math.log(1.07 / 1.045)
    ratio = [a / b for a, b in zip(found["workers_services"], found["workers_industry"], strict=True)]

    assert all(math.log(later / now) == pytest.approx(expected, abs=1e-12) for now, later in pairwise(ratio))


def test_income_is_the_exact_index_where_there_is_one() -> None:
    """Without needs and gap the sum of growth is the CES index; Törnqvist is off by two parts in 100,000 at most."""
    for elasticity in (0.0, 0.3, 0.5, 1.5, 2.0):
        found = run(elasticity=elasticity, **PLAIN)
        weights = ((0.45, 1.04), (0.2475, 1.05), (0.3025, 1.015))
        total = sum(weight * factor ** (60 * (elasticity - 1)) for weight, factor in weights)
        exact = total ** (1 / (elasticity - 1))

        assert found["income_factor"] == pytest.approx(exact, rel=2e-5)


def test_baumols_economy_has_its_closed_form_in_every_year() -> None:
    """Fixed proportions: workers are shared out by the work that a unit takes."""
    found = run(elasticity=0.0, **PLAIN)
    for year in range(61):
        work = [0.45 * 1.04**-year, 0.2475 * 1.05**-year, 0.3025 * 1.015**-year]
        for sector, needed in zip(SECTORS, work, strict=True):
            assert found[f"workers_{sector}"][year] == pytest.approx(needed / sum(work), abs=1e-12)

    assert found["income_factor"] == pytest.approx(5.5605213, rel=3e-6)


def test_food_takes_what_is_needed_and_what_is_bought_beyond() -> None:
    """With all food needed there is nothing beyond: farm work shrinks as farming improves, to the last digit."""
    found = run(subsistence_part=0.95, farming_growth=0.03, industry_growth=0.03, services_growth=0.03, income_gap=1.0)
    needed, beyond = 0.95 * 0.45, 0.05 * 0.45 / (1 - 0.95 * 0.45)
    for year, share in enumerate(found["workers_farming"]):
        needs = needed / 1.03**year

        assert share == pytest.approx(needs + beyond * (1 - needs), abs=1e-12)


# The published numbers


def test_china_from_1978_is_near_the_published_numbers() -> None:
    """Brandt, Hsieh and Zhu (2008) and Dekle and Vandenbroucke (2006), as near as the page says."""
    found = run("china_1978")

    assert found["farming_share_after_26_years"] == pytest.approx(0.314, abs=0.0005)
    assert found["growth_over_26_years"] == pytest.approx(0.0692, abs=0.0001)
    assert found["moving_over_26_years"] == pytest.approx(0.0210, abs=0.0001)
    assert found["growth_over_26_years"] > max(math.log(1.0675), math.log(1.0465))


def test_the_figures_are_drawn_as_they_are_in_the_file() -> None:
    """Every published share is a dot, in its year, and nothing is left out."""
    with (subject.folder / "data" / "china_employment.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    found = run()

    assert [int(row["year"]) for row in rows] == list(range(1991, 2024))
    assert found["observed_year"] == [float(row["year"]) for row in rows]
    for sector in SECTORS:
        assert found[f"observed_{sector}"] == pytest.approx([float(row[sector]) / 100 for row in rows])


def test_one_position_of_the_slider_fits_china() -> None:
    """The scene has one answer."""
    figure = run()["observed_services"][-1]
    rates = [step / 200 for step in range(17)]
    hits = [
        rate
        for rate in rates
        if abs(run("china_1991", services_growth=rate)["services_share_after_32_years"] - figure) < 0.01
    ]

    assert hits == [0.045]


def test_the_way_to_2023_is_not_fitted() -> None:
    """The page says that the end is met within two points and the years from 1996 to 2003 are not."""
    found = run("china_1991")
    distances = [
        [abs(a - b) for a, b in zip(found[f"china_{sector}"], found[f"observed_{sector}"], strict=True)]
        for sector in SECTORS
    ]

    assert max(each[-1] for each in distances) < 0.02
    assert max(distances[0]) > 0.08
    assert max(distances[0]) == max(distances[0][8:17])


# Directions


def test_a_faster_leader_is_smaller() -> None:
    """Below an elasticity of one, each half point of improvement costs industry workers; above one it brings them."""
    for elasticity, sign in ((0.3, -1), (1.5, 1)):
        shares = [
            run(elasticity=elasticity, industry_growth=rate / 200)["industry_share_end"] for rate in range(-2, 17)
        ]

        assert all(sign * (later - now) > 0 for now, later in pairwise(shares))


def test_no_speed_of_the_leader_reaches_two_per_cent() -> None:
    """The first scene: growth in the last decade has a hump over industry's speed, far below two per cent."""
    rates = [run("services_stand_still", industry_growth=step / 1000)["growth_last_decade"] for step in range(81)]
    top = rates.index(max(rates))

    assert max(rates) < 0.01
    assert all(now < later for now, later in pairwise(rates[: top + 1]))
    assert all(now > later for now, later in pairwise(rates[top:]))


def test_where_a_point_pays_turns_with_the_order_of_speed() -> None:
    """The third scene: industry becomes the best place once services are faster than industry, and stays so."""
    best = [run(services_growth=step / 200)["best_sector"] for step in range(17)]

    assert best == [2] * 11 + [1] * 6


def test_a_programme_for_farming_can_do_harm() -> None:
    """The free example: with a wide gap, keeping people on farms costs income; without a gap it never does."""
    assert run(programme="farming", income_gap=6.0, elasticity=2.0, subsistence_part=0.0)["programme_gain"] < 0
    assert run(programme="farming", income_gap=1.0, elasticity=2.0, subsistence_part=0.0)["programme_gain"] > 0


def test_a_third_for_each_is_a_point_for_the_whole() -> None:
    """Without gap the same improvement in all sectors raises growth by exactly that, in every year."""
    without = run("all_alike", income_gap=1.0)
    found = run("all_alike", income_gap=1.0, programme="all", programme_points=0.03)
    extra = math.log(1.04) - math.log(1.03)

    assert all(a - b == pytest.approx(extra, abs=1e-6) for a, b in zip(found["growth"], without["growth"], strict=True))


# Random states


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_the_accounts_add_up_in_random_states(data: st.DataObject) -> None:
    """Everything is finite; shares are positive and add up; growth is the sum of its parts; the best is the best."""
    values = {name: data.draw(strategy, label=name) for name, strategy in ranges().items()}
    found = run(**values)
    numbers = [number for output in found.values() for number in (output if isinstance(output, list) else [output])]

    assert all(math.isfinite(number) for number in numbers)
    for kind in ("workers", "value"):
        columns = zip(*(found[f"{kind}_{sector}"] for sector in SECTORS), strict=True)
        for shares in columns:
            assert min(shares) > 0
            assert sum(shares) == pytest.approx(1, abs=1e-12)
    for year in range(61):
        parts = sum(found[f"from_{sector}"][year] for sector in SECTORS) + found["from_moving"][year]
        assert found["growth"][year] == pytest.approx(parts, abs=1e-12)
    for first, second, total in zip(
        found["gain_first_half"], found["gain_second_half"], found["gain_total"], strict=True
    ):
        assert total == pytest.approx(first + second, abs=1e-12)
        assert total <= found["gain_total"][found["best_sector"]] + 1e-9


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_the_part_from_moving_vanishes_with_the_gap(data: st.DataObject) -> None:
    """Without a gap a worker makes the same value everywhere; the branch for it is where a small gap leads."""
    values = {name: data.draw(strategy, label=name) for name, strategy in ranges().items()}
    without, small = (run(**{**values, "income_gap": gap}) for gap in (1.0, 1.000001))

    assert set(without["from_moving"]) == {0.0}
    assert max(abs(number) for number in small["from_moving"]) < 2e-4
    assert small["growth"] == pytest.approx(without["growth"], abs=2e-4)
