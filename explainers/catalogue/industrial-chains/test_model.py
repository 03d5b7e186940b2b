"""What checks.toml cannot express of the model of industrial chains: textbook, series, derivatives, refusal."""

import itertools
from math import exp, expm1, log, log1p
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.subject import Subject

EXPLAINER = Subject(__file__).explainer
MODEL = EXPLAINER.model.module
ROWS = EXPLAINER.data["invented_table"]
SECTORS = list(EXPLAINER.categories["sectors"])
LINKS = [option for option in EXPLAINER.declaration.parameters[4].options if option != "none"]
SIZE = range(len(SECTORS))


def parameters(**changes: Any) -> Any:
    """The start values with changes."""
    return MODEL.Parameters(**EXPLAINER.run(**changes)["values"])


def settled(theta: float, share: float = 0.5, **changes: Any) -> tuple[Any, Any]:
    """The economy, and its equilibrium after the changes."""
    chosen = parameters(intermediate_share=share, **changes)
    economy = MODEL.read_table(ROWS, share)
    shock = MODEL.make_shock(chosen, economy, MODEL.find_link(chosen, economy))
    return economy, MODEL.settle(economy, shock, theta)


def times(matrix: list[list[float]], vector: list[float]) -> list[float]:
    """A matrix times a vector."""
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


TEXTBOOK = [[0.15, 0.25], [0.20, 0.05]]


def test_the_textbook_case() -> None:
    """Miller and Blair, Input-Output Analysis, chapter 2: final demand of 600 and 1,500."""
    inverse = MODEL.invert(TEXTBOOK)

    assert times(inverse, [600.0, 1500.0]) == pytest.approx([1247.52, 1841.58], abs=0.005)
    # By hand: the determinant of I - A is 0.85 * 0.95 - 0.25 * 0.20 = 0.7575.
    assert [value for row in inverse for value in row] == pytest.approx(
        [0.95 / 0.7575, 0.25 / 0.7575, 0.20 / 0.7575, 0.85 / 0.7575], rel=1e-14
    )


@pytest.mark.parametrize("name", ["textbook", "invented"])
def test_the_inverse_is_the_sum_of_all_steps(name: str) -> None:
    """(I - A)^-1 = I + A + A^2 + ..., as long as the table is productive."""
    table = TEXTBOOK if name == "textbook" else MODEL.read_table(ROWS, 0.5).coefficients
    inverse = MODEL.invert(table)
    for column in range(len(table)):
        step = [1.0 if row == column else 0.0 for row in range(len(table))]
        total = list(step)
        for _ in range(120):
            step = times(table, step)
            total = [a + b for a, b in zip(total, step, strict=True)]

        assert [row[column] for row in inverse] == pytest.approx(total, rel=1e-12)


def test_the_invented_table_adds_up() -> None:
    """Each sector pays out what it sells; all wages are all final use; half of all sales goes to other sectors."""
    suppliers = {row["supplier"]: row for row in ROWS}
    for sector in SECTORS:
        sold = sum(suppliers[sector][user] for user in [*SECTORS, "final_use"])
        paid = sum(row[sector] for row in ROWS)
        assert sold == paid
    assert sum(suppliers["labour"][sector] for sector in SECTORS) == 100
    assert sum(suppliers[sector]["final_use"] for sector in SECTORS) == 100
    assert sum(suppliers[supplier][user] for supplier in SECTORS for user in SECTORS) == 100


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.6])
def test_columns_of_shares_and_wages_sum_to_one(share: float) -> None:
    """Inputs and wages make up all cost, before and after a change, however inputs replace one another."""
    for theta in (0.0, 0.3, 1.0, 2.0):
        economy, after = settled(theta, share, productivity_change=-0.4, broken_link="chips_to_vehicles")
        for user in SIZE:
            before = sum(economy.coefficients[supplier][user] for supplier in SIZE) + economy.labour[user]
            assert before == pytest.approx(1, abs=1e-14)
            # Labour's share after the change, from its own price of one: l_j z_j^-r / p_j^r.
            z = log1p(-0.4) if SECTORS[user] == "chips" else 0.0
            wages = economy.labour[user] * exp(-(1 - theta) * (z + after.log_prices[user]))
            assert sum(after.cost_shares[supplier][user] for supplier in SIZE) + wages == pytest.approx(1, abs=1e-12)
        assert sum(economy.final_shares) == pytest.approx(1, abs=1e-14)


@given(
    theta=st.floats(0.0, 2.0),
    change=st.floats(-0.6, 0.6),
    common=st.floats(-0.05, 0.05),
    sector=st.sampled_from(SECTORS),
    link=st.sampled_from(["none", *LINKS]),
    loss=st.floats(0.0, 0.6),
    share=st.floats(0.0, 0.6),
)
@settings(max_examples=150, deadline=None)
def test_markets_clear(**state: Any) -> None:
    """All sales are uses, all wages are GDP, and the price of each product is its unit cost."""
    theta, share, change, common = (state[name] for name in ("theta", "share", "change", "common"))
    economy, after = settled(
        theta,
        share,
        sector=state["sector"],
        productivity_change=change,
        common_change=common,
        broken_link=state["link"],
        link_loss=state["loss"],
    )
    for place in SIZE:
        used = economy.final_shares[place] + sum(
            share * weight for share, weight in zip(after.cost_shares[place], after.domar_weights, strict=True)
        )
        assert used == pytest.approx(after.domar_weights[place], rel=1e-9, abs=1e-12)
    wages = sum(
        weight * (1 - sum(row[place] for row in after.cost_shares)) for place, weight in enumerate(after.domar_weights)
    )
    assert wages == pytest.approx(1, rel=1e-9)
    for place in SIZE:
        assert unit_cost(economy, after, place, theta, state) == pytest.approx(
            exp(after.log_prices[place]), rel=1e-6 if abs(theta - 1) < 1e-3 else 1e-9
        )


def unit_cost(economy: Any, after: Any, user: int, theta: float, state: dict[str, Any]) -> float:
    """Cost of one unit, written as in a textbook."""
    productivity = 1 + state["common"]
    if SECTORS[user] == state["sector"]:
        productivity *= 1 + state["change"]
    efficiency = {tuple(state["link"].split("_to_")): 1 - state["loss"]}
    prices = [
        exp(after.log_prices[supplier]) / efficiency.get((SECTORS[supplier], SECTORS[user]), 1.0) for supplier in SIZE
    ]
    shares = [economy.coefficients[supplier][user] for supplier in SIZE]
    if abs(theta - 1) < 1e-7:
        return exp(sum(a * log(p) for a, p in zip(shares, prices, strict=True))) / productivity
    r = 1 - theta
    return (sum(a * p**r for a, p in zip(shares, prices, strict=True)) + economy.labour[user]) ** (1 / r) / productivity


def test_leontief_quantities_are_those_of_the_inverse() -> None:
    """With fixed recipes, outputs are the inverse of the new recipes times what households buy: Leontief (1936)."""
    result = EXPLAINER.run("weak_link")["outputs"]
    economy = MODEL.read_table(ROWS, 0.5)
    recipes = [
        [a * (2 if SECTORS[user] == "chips" else 1) for user, a in enumerate(row)] for row in economy.coefficients
    ]
    bought = [share / (1 + price) for share, price in zip(economy.final_shares, result["price_change"], strict=True)]
    outputs = times(MODEL.invert(recipes), bought)
    before = result["domar_weight"]

    assert [new / old - 1 for new, old in zip(outputs, before, strict=True)] == pytest.approx(
        result["output_change"], rel=1e-11
    )


@pytest.mark.parametrize("share", [0.1, 1 / 3, 0.5, 0.6])
def test_a_common_change_is_multiplied(share: float) -> None:
    """Jones (2011): 1 / (1 - share), 2 at one half; to first order for every kind of substitution."""
    for substitution in ("leontief", "cobb_douglas", "ces"):
        result = EXPLAINER.run(
            productivity_change=0.0, common_change=1e-6, substitution=substitution, intermediate_share=share
        )["outputs"]

        assert result["gdp_change"] / 1e-6 == pytest.approx(1 / (1 - share), rel=1e-5)
        assert sum(result["domar_weight"]) == pytest.approx(1 / (1 - share), rel=1e-12)


@pytest.mark.parametrize("theta", [0.0, 0.3, 1.0, 2.0])
@pytest.mark.parametrize("sector", SECTORS)
def test_hultens_theorem_and_the_second_order(sector: str, theta: float) -> None:
    """The slope of log GDP in log productivity is the Domar weight, its curvature the weighted variances of prices."""
    step = 1e-3
    place = SECTORS.index(sector)
    up, down = (log_gdp(theta, sector, expm1(sign * step)) for sign in (1, -1))
    economy = MODEL.read_table(ROWS, 0.5)
    before = MODEL.settle(economy, MODEL.no_shock(economy), theta)
    inverse = MODEL.invert(economy.coefficients)
    curvature = 0.0
    for user in SIZE:
        shares = [economy.coefficients[supplier][user] for supplier in SIZE]
        # The first-order change of log prices: minus the inverse's row of the sector that changes.
        changes = [-inverse[place][supplier] for supplier in SIZE]
        mean = sum(a * c for a, c in zip(shares, changes, strict=True))
        variance = sum(a * c * c for a, c in zip(shares, changes, strict=True)) - mean**2
        curvature += (theta - 1) * before.domar_weights[user] * variance

    assert (up - down) / (2 * step) == pytest.approx(before.domar_weights[place], rel=1e-5)
    assert (up + down) / step**2 == pytest.approx(curvature, rel=1e-3, abs=1e-9)
    assert (up + down) * (theta - 1) >= -1e-14


def log_gdp(theta: float, sector: str, change: float) -> float:
    """Log GDP after a change of one sector's productivity."""
    return float(settled(theta, sector=sector, productivity_change=change)[1].log_gdp)


@pytest.mark.parametrize("link", LINKS)
def test_a_links_first_order_is_its_value(link: str) -> None:
    """Hulten's theorem for one input: the value of the deliveries over GDP."""
    supplier, user = link.split("_to_")
    value = next(row for row in ROWS if row["supplier"] == supplier)[user] / 100
    for substitution in ("leontief", "cobb_douglas", "ces"):
        result = EXPLAINER.run(productivity_change=0.0, broken_link=link, link_loss=1e-6, substitution=substitution)[
            "outputs"
        ]

        assert result["gdp_change"] / log1p(-1e-6) == pytest.approx(value, rel=1e-5)
        assert result["link_weight"] == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize("preset", ["weak_link", "easy_substitution", "boost_materials", "broken_link_rigid"])
def test_the_second_order_improves_on_the_first(preset: str) -> None:
    """Half of the change leaves about an eighth of the error, as a third-order remainder must."""
    errors = []
    for part in (1.0, 0.5, 0.25):
        values = EXPLAINER.run(preset)["values"]
        values["productivity_change"] = expm1(part * 0.2 * log1p(values["productivity_change"]))
        values["link_loss"] = -expm1(part * 0.2 * log1p(-values["link_loss"]))
        outputs = EXPLAINER.run(**values)["outputs"]
        errors.append(abs(log1p(outputs["gdp_change"]) - log1p(outputs["second_order_prediction"])))

    assert errors[0] / errors[1] == pytest.approx(8, rel=0.15)
    assert errors[1] / errors[2] == pytest.approx(8, rel=0.1)


@given(theta=st.floats(0.0, 2.0), change=st.floats(-0.6, 0.6), sector=st.sampled_from(SECTORS), scale=st.floats(0.1, 9))
@settings(max_examples=100, deadline=None)
def test_units_do_not_matter(theta: float, change: float, sector: str, scale: float) -> None:
    """A table in other money gives the same: everything is homogeneous of degree zero in it."""
    chosen = parameters(sector=sector, productivity_change=change)
    scaled = [{name: v if name == "supplier" else scale * v for name, v in row.items()} for row in ROWS]
    first, second = (
        MODEL.settle(economy, MODEL.make_shock(chosen, economy, None), theta)
        for economy in (MODEL.read_table(ROWS, 0.5), MODEL.read_table(scaled, 0.5))
    )

    assert second.log_prices == pytest.approx(first.log_prices, rel=1e-9, abs=1e-12)
    assert second.domar_weights == pytest.approx(first.domar_weights, rel=1e-9)


def test_near_one_the_elasticity_is_continuous() -> None:
    """No digits are lost between CES and Cobb-Douglas, where the textbook form divides zero by zero."""
    exact = log_gdp(1.0, "chips", -0.5)
    for distance in (1e-3, 1e-6, 1e-9, 1e-12):
        assert abs(log_gdp(1 - distance, "chips", -0.5) - exact) < distance


def test_the_curves_meet_full_solutions() -> None:
    """Each point of each curve is what the whole system gives there, also with a broken link and a common change."""
    around = {"broken_link": "materials_to_machinery", "common_change": -0.03, "sector": "machinery"}
    outputs = EXPLAINER.run(**around)["outputs"]
    kinds = {"leontief": 0.0, "cobb_douglas": 1.0, "ces": 0.3}
    for name, theta in kinds.items():
        for change, value in zip(outputs["curve_change"], outputs[f"curve_{name}"], strict=True):
            full = settled(theta, productivity_change=change, **around)[1]
            assert value == pytest.approx(expm1(full.log_gdp), rel=1e-10, abs=1e-13)


def test_every_setting_leaves_the_table_productive() -> None:
    """At all ends of all ranges and for every sector and link, the spectral radius of the needs stays below one."""
    largest = 0.0
    for share, sector, link in itertools.product((0.3, 0.6), SECTORS, LINKS):
        economy = MODEL.read_table(ROWS, share)
        for change, common, theta in itertools.product((-0.6, 0.6), (-0.05, 0.05), (0.0, 0.5, 2.0)):
            chosen = parameters(
                sector=sector, productivity_change=change, common_change=common, broken_link=link, link_loss=0.6
            )
            shock = MODEL.make_shock(chosen, economy, MODEL.find_link(chosen, economy))
            needs, _ = MODEL.price_system(economy, shock, 1 - theta)
            largest = max(largest, MODEL.spectral_radius(needs))

    assert largest < 0.98


@pytest.mark.parametrize(
    "table", [[[0.5, 0.6], [0.5, 0.5]], [[1.0]], [[0.0, 2.0], [0.5, 0.0]], [[0.2, 0.0], [0.9, 1.3]]]
)
def test_an_unproductive_table_is_refused(table: list[list[float]]) -> None:
    """Its spectral radius is one or more; the complaint says so, with the number."""
    radius = MODEL.spectral_radius(table)

    assert radius >= 1 - 1e-9
    with pytest.raises(ValueError, match=rf"unproductive: its spectral radius is {radius:.3f}.*must be below 1"):
        MODEL.invert(table)


@given(st.lists(st.lists(st.floats(0, 1.2), min_size=3, max_size=3), min_size=3, max_size=3))
@settings(max_examples=200, deadline=None)
def test_the_refusal_is_exact(table: list[list[float]]) -> None:
    """A table passes where its spectral radius is below one, and only there (Hawkins and Simon 1949)."""
    radius = MODEL.spectral_radius(table)
    if abs(radius - 1) < 1e-2:
        return
    if radius < 1:
        assert min(min(row) for row in MODEL.invert(table)) >= 0
    else:
        with pytest.raises(MODEL.UnproductiveTableError):
            MODEL.invert(table)


@pytest.mark.parametrize(("extra", "says"), [("2.1", "spectral radius"), ("1.6", "nothing is left for wages")])
def test_a_reader_meets_the_refusal_by_editing_the_code(extra: str, says: str) -> None:
    """The page says which number to change, and what happens."""
    line = "EXTRA_INPUT_USE = 1.0\n"
    assert EXPLAINER.source.count(line) == 1
    edited = type(EXPLAINER.model)(
        EXPLAINER.slug, EXPLAINER.source.replace(line, f"EXTRA_INPUT_USE = {extra}\n"), EXPLAINER.table, EXPLAINER.data
    )
    with pytest.raises(ValueError, match=says):
        edited.run({})
