"""Growth accounts: growth of GDP split into what capital, labour and human capital bring, and a residual.

Sources: Solow (1957) for the residual; Jorgenson and Griliches (1967) for weights that follow the shares of income.
The weight of labour is the labour share, averaged over two neighbouring years where the figures allow, and the weight
of capital is one minus that. Total factor productivity (TFP) is what is left, so the parts always add up to growth.
All rates are stored as shares a year, so 0.02 is 2 %; the files of figures hold percent.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import floor, log

MOST_POINTS = 200  # of the chart along the years; longer tables are averaged into this many
LOW_SHARE, HIGH_SHARE = 0.5, 0.6  # labour shares that studies of China assume; see the explainer's sources
LEAST_GROWTH = 0.005  # below half a point a year a share of growth says nothing
MOST_YEARS_INSTEAD = 11  # shown where a series has none of the years asked for; as long as China's years 1979 to 1989
PERIODS = {
    "from_1953_to_1977": (1953, 1977),
    "from_1978_to_1989": (1978, 1989),
    "from_1990_to_1999": (1990, 1999),
    "from_2000_to_2007": (2000, 2007),
    "from_2008_to_2013": (2008, 2013),
    "from_2014_to_2019": (2014, 2019),
    "from_1978_to_2007": (1978, 2007),
    "from_2008_to_2019": (2008, 2019),
}
ECONOMIES = (
    "china",
    "china_official",
    "united_states",
    "japan",
    "korea",
    "germany",
    "india",
    "united_kingdom",
    "france",
    "italy",
    "brazil",
    "mexico",
    "indonesia",
    "malaysia",
    "thailand",
    "singapore",
    "taiwan",
    "hong_kong",
    "turkiye",
    "south_africa",
    "russia",
    "poland",
    "own",
)
OTHER_SERIES = {"china": "china_official", "china_official": "china"}
# What the range of TFP does and does not cover; the words say it.
RANGES = ("shares_and_schooling", "gdp_series_too", "one_gdp_series", "one_gdp_series_no_schooling", "shares_only")
REPLACED = ("first_bar", "second_bar", "both_bars")

Row = dict[str, float]
Data = dict[str, list[Row]]
Years = tuple[int, int]


@dataclass(frozen=True)
class Parameters:
    """What the reader may change. Of two years the earlier is the first, whichever field it stands in."""

    economy: str
    period: str
    first_year: int
    last_year: int
    labour_share_from: str
    fixed_labour_share: float
    human_capital: str
    compare_with: str
    compare_period: str


@dataclass(frozen=True)
class Rates:
    """Average growth a year of GDP and inputs, and what the inputs bring at the labour share of the figures."""

    gdp: float
    capital: float
    labour: float
    human_capital: float
    from_capital: float
    from_labour: float
    from_human_capital: float
    has_labour_share: bool
    has_human_capital: bool


@dataclass(frozen=True)
class Series:
    """Growth rates row by row, as columns of equal length.

    `length` is how many years a row covers; `parts` is what capital, labour and human capital bring.
    Without any row it stands for a period that the source gives only as a whole.
    """

    year: list[float]
    length: list[float]
    gdp: list[float]
    capital: list[float]
    labour: list[float]
    human_capital: list[float]
    labour_share: list[float]
    parts: tuple[list[float], list[float], list[float]]
    has_labour_share: bool
    has_human_capital: bool


@dataclass(frozen=True)
class Selection:
    """The years found, whether they are others than those asked for, their average, and the rows behind it."""

    years: Years
    replaced: bool
    average: Rates
    series: Series
    rows: range


@dataclass(frozen=True)
class Figures:
    """What a run reads: the files, the reader's table as growth rates where there is one, and what is to be counted."""

    data: Data
    own: Series | None
    needs_human_capital_and_share: bool


@dataclass(frozen=True)
class Split:
    """Growth a year in parts that add up to that of GDP."""

    gdp: float
    capital: float
    labour: float
    human_capital: float
    tfp: float


@dataclass(frozen=True)
class Result:
    """What a run gives back: the first selection, the second one beside it, and how far TFP moves with the choices.

    `second_economy` is a place in ECONOMIES, `range_covers` one in RANGES, `replaced_bars` one in REPLACED; `replaced`
    counts the selections that show other years than asked for. A share of hardly any growth, the extremes of a single
    year, and a contribution that is not counted are None.
    """

    gdp_growth: float
    capital_part: float
    labour_part: float
    human_capital_part: float
    tfp_growth: float
    tfp_low: float
    tfp_high: float
    tfp_share: float | None
    labour_share_used: float
    lowest_tfp_in_a_year: float | None
    highest_tfp_in_a_year: float | None
    counted_human_capital_part: float | None
    range_covers: int
    replaced_bars: int | None
    first_from: int
    first_to: int
    second_gdp_growth: float
    second_capital_part: float
    second_labour_part: float
    second_human_capital_part: float
    second_tfp_growth: float
    second_tfp_low: float
    second_tfp_high: float
    second_economy: int
    second_from: int
    second_to: int
    replaced: int
    gdp_by_side: list[float]
    capital_by_side: list[float]
    labour_by_side: list[float]
    human_capital_by_side: list[float]
    tfp_by_side: list[float]
    tfp_low_by_side: list[float]
    tfp_high_by_side: list[float]
    year: list[float]
    gdp_by_year: list[float]
    capital_by_year: list[float]
    labour_by_year: list[float]
    human_capital_by_year: list[float]
    tfp_by_year: list[float]
    tfp_by_choice: list[float]


def run(parameters: Parameters, data: Data) -> Result:
    """The accounts of two selections, the first one year by year, and the range of TFP over the choices.

    Takes about 1 ms with the project's figures, and 15 to 30 ms with a table of 10,000 rows.
    """
    figures = open_figures(parameters, data)
    names = (parameters.economy, parameters.economy if parameters.compare_with == "same" else parameters.compare_with)
    first = select(names[0], wanted_years(parameters), figures)
    second = select(names[1], compared_years(parameters, first.years), figures)
    sides = [split_as_chosen(side.average, parameters) for side in (first, second)]
    others = [other_series(name, side, figures) for name, side in zip(names, (first, second), strict=True)]
    ends = [tfp_range(side.average, other, parameters) for side, other in zip((first, second), others, strict=True)]
    points = points_of(first)
    years = [year for year, _ in points]
    yearly = [split_as_chosen(rates, parameters) for _, rates in points]
    here, there = sides

    return Result(
        gdp_growth=here.gdp,
        capital_part=here.capital,
        labour_part=here.labour,
        human_capital_part=here.human_capital,
        tfp_growth=here.tfp,
        tfp_low=ends[0][0],
        tfp_high=ends[0][1],
        tfp_share=here.tfp / here.gdp if here.gdp >= LEAST_GROWTH else None,
        labour_share_used=labour_share_used(first.average, parameters),
        lowest_tfp_in_a_year=min(split.tfp for split in yearly) if len(first.rows) > 1 else None,
        highest_tfp_in_a_year=max(split.tfp for split in yearly) if len(first.rows) > 1 else None,
        counted_human_capital_part=here.human_capital if counts_schooling(first.average, parameters) else None,
        range_covers=RANGES.index(range_of(parameters.economy, first.average, others[0])),
        replaced_bars=replaced_bars(first.replaced, second.replaced),
        first_from=first.years[0],
        first_to=first.years[1],
        second_gdp_growth=there.gdp,
        second_capital_part=there.capital,
        second_labour_part=there.labour,
        second_human_capital_part=there.human_capital,
        second_tfp_growth=there.tfp,
        second_tfp_low=ends[1][0],
        second_tfp_high=ends[1][1],
        second_economy=ECONOMIES.index(names[1]),
        second_from=second.years[0],
        second_to=second.years[1],
        replaced=first.replaced + second.replaced,
        gdp_by_side=[split.gdp for split in sides],
        capital_by_side=[split.capital for split in sides],
        labour_by_side=[split.labour for split in sides],
        human_capital_by_side=[split.human_capital for split in sides],
        tfp_by_side=[split.tfp for split in sides],
        tfp_low_by_side=[low for low, _ in ends],
        tfp_high_by_side=[high for _, high in ends],
        year=years,
        gdp_by_year=[split.gdp for split in yearly],
        capital_by_year=[split.capital for split in yearly],
        labour_by_year=[split.labour for split in yearly],
        human_capital_by_year=[split.human_capital for split in yearly],
        tfp_by_year=[split.tfp for split in yearly],
        tfp_by_choice=tfp_by_choice(first.average, others[0], ends[0], parameters),
    )


# The accounts


def split(rates: Rates, labour_share: float | None, counts_human_capital: bool) -> Split:
    """Growth in parts; without a labour share the figures' own weights are used.

    g_Y = (1 - s) g_K + s (g_L + g_H) + g_A, solved for g_A.
    """
    if labour_share is None:
        capital, labour, human = rates.from_capital, rates.from_labour, rates.from_human_capital
    else:
        capital = (1 - labour_share) * rates.capital
        labour = labour_share * rates.labour
        human = labour_share * rates.human_capital
    if not counts_human_capital:
        human = 0.0
    return Split(rates.gdp, capital, labour, human, rates.gdp - capital - labour - human)


def split_as_chosen(rates: Rates, parameters: Parameters) -> Split:
    """The parts under the reader's choices."""
    return split(rates, chosen_share(rates, parameters), parameters.human_capital == "counted")


def chosen_share(rates: Rates, parameters: Parameters) -> float | None:
    """The labour share that the reader fixed, or None for that of the figures; a table without one takes the fixed."""
    if parameters.labour_share_from == "data" and rates.has_labour_share:
        return None
    return parameters.fixed_labour_share


def labour_share_used(rates: Rates, parameters: Parameters) -> float:
    """The weight of labour; where it varies, the one that gives the same contribution of capital on average."""
    share = chosen_share(rates, parameters)
    if share is not None:
        return share
    return 1 - rates.from_capital / rates.capital if abs(rates.capital) > 1e-9 else parameters.fixed_labour_share


def tfp_range(rates: Rates, other: Rates | None, parameters: Parameters) -> tuple[float, float]:
    """The lowest and highest TFP growth over the choices: labour share, human capital, and China's two GDP series."""
    found = [split_as_chosen(rates, parameters).tfp]
    for series in (rates, other) if other else (rates,):
        shares = [LOW_SHARE, HIGH_SHARE, chosen_share(series, parameters)]
        shares += [None] if series.has_labour_share else []
        counts = (False, True) if series.has_human_capital else (False,)
        found += [split(series, share, count).tfp for share in shares for count in counts]
    return min(found), max(found)


def counts_schooling(rates: Rates, parameters: Parameters) -> bool:
    """Whether human capital is known and is to be counted."""
    return rates.has_human_capital and parameters.human_capital == "counted"


def range_of(economy: str, rates: Rates, other: Rates | None) -> str:
    """What the range of TFP covers: China's second GDP series and schooling are not known for all years."""
    if economy not in OTHER_SERIES:
        return "shares_and_schooling" if rates.has_human_capital else "shares_only"
    if other:
        return "gdp_series_too"
    return "one_gdp_series" if rates.has_human_capital else "one_gdp_series_no_schooling"


def replaced_bars(first: bool, second: bool) -> int | None:
    """Which selections show other years than those asked for."""
    if not (first or second):
        return None
    return REPLACED.index("both_bars" if first and second else "first_bar" if first else "second_bar")


def other_series(economy: str, side: Selection, figures: Figures) -> Rates | None:
    """The same years of China in its other GDP series, where that has them all."""
    if economy not in OTHER_SERIES:
        return None
    other = select(OTHER_SERIES[economy], side.years, figures)
    return None if other.replaced else other.average


def tfp_by_choice(rates: Rates, other: Rates | None, ends: tuple[float, float], parameters: Parameters) -> list[float]:
    """TFP as chosen, then with one choice changed at a time, then its lowest and highest; in the category's order."""
    share, counts = chosen_share(rates, parameters), parameters.human_capital == "counted"
    return [
        split(rates, share, counts).tfp,
        split(rates, LOW_SHARE, counts).tfp,
        split(rates, HIGH_SHARE, counts).tfp,
        split(rates, share, not counts).tfp,
        split_as_chosen(other or rates, parameters).tfp,
        *ends,
    ]


# Which years


def wanted_years(parameters: Parameters) -> Years | None:
    """The years asked for; None stands for all of them, since named periods do not fit a reader's own table."""
    if parameters.period == "years":
        return ordered(parameters.first_year, parameters.last_year)
    return None if parameters.economy == "own" else PERIODS[parameters.period]


def compared_years(parameters: Parameters, first: Years) -> Years:
    """The years of the second selection: the same, as many just before, or a period by name."""
    if parameters.compare_period == "same":
        return first
    if parameters.compare_period == "before":
        return 2 * first[0] - first[1] - 1, first[0] - 1
    return PERIODS[parameters.compare_period]


def ordered(one: int, other: int) -> Years:
    """Two years, the earlier first."""
    return min(one, other), max(one, other)


def select(economy: str, wanted: Years | None, figures: Figures) -> Selection:
    """The figures of an economy for the years asked for, or for the nearest that there are."""
    if economy == "own":
        series = figures.own
        inside = rows_between(series, wanted) if wanted else range(0)
        if not inside and wanted in PERIODS.values():
            wanted = None  # a period by name says nothing of a table that has none of its years
        return from_series(series, inside or range(len(series.year)), wanted)
    periods = [row for row in figures.data["periods"] if row["economy"] == economy]
    for row in periods:
        if (row["from_year"], row["to_year"]) == wanted:
            return from_period(economy, row, figures, replaced=False)
    series = yearly_series(economy, wanted, figures)
    inside = rows_between(series, wanted)
    if not inside and periods:
        nearest = min(periods, key=lambda row: distance(row, wanted))
        return from_period(economy, nearest, figures, replaced=True)
    if not inside:
        count = min(wanted[1] - wanted[0] + 1, len(series.year), MOST_YEARS_INSTEAD)
        inside = range(count) if wanted[1] < series.year[0] else range(len(series.year) - count, len(series.year))
    return from_series(series, inside, wanted)


def distance(row: Row, wanted: Years) -> float:
    """How far a period is from the years asked for."""
    return abs(row["from_year"] - wanted[0]) + abs(row["to_year"] - wanted[1])


def rows_between(series: Series, wanted: Years) -> range:
    """The rows of a series, sorted by year, whose years lie within those asked for."""
    inside = [place for place, year in enumerate(series.year) if wanted[0] <= floor(year) <= wanted[1]]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def from_period(economy: str, row: Row, figures: Figures, *, replaced: bool) -> Selection:
    """A period that the source gives as a whole, with its years where the source has all of them."""
    years = (int(row["from_year"]), int(row["to_year"]))
    series = yearly_series(economy, years, figures)
    inside = rows_between(series, years)
    complete = len(inside) == years[1] - years[0] + 1
    return Selection(years, replaced, rates_of_period(row), series, inside if complete else range(0))


def from_series(series: Series, inside: range, wanted: Years | None) -> Selection:
    """The average over some rows of a series."""
    length = series.length[inside[0]]
    start = floor(series.year[inside[0]] - length)
    years = (start + 1 if length >= 1 else start, floor(series.year[inside[-1]]))
    return Selection(years, wanted is not None and years != wanted, mean(series, inside), series, inside)


def points_of(selection: Selection) -> list[tuple[float, Rates]]:
    """A point for each row, or for each group of neighbouring rows where there are too many; two where they are few."""
    rows, year = selection.rows, selection.series.year
    if len(rows) == 1:
        return [
            (year[rows[0]] - selection.series.length[rows[0]], selection.average),
            (year[rows[0]], selection.average),
        ]
    if not rows:
        return [(float(end), selection.average) for end in selection.years]
    size = -(-len(rows) // MOST_POINTS)
    groups = [rows[place : place + size] for place in range(0, len(rows), size)]
    return [(year[group[-1]], mean(selection.series, group)) for group in groups]


# Reading the figures


def rates_of_period(row: Row) -> Rates:
    """A row of the file of periods, as shares."""
    return Rates(
        gdp=row["gdp"] / 100,
        capital=row["capital"] / 100,
        labour=row["labour"] / 100,
        human_capital=row["human_capital"] / 100,
        from_capital=row["from_capital"] / 100,
        from_labour=row["from_labour"] / 100,
        from_human_capital=row["from_human_capital"] / 100,
        has_labour_share=True,
        has_human_capital=True,
    )


def open_figures(parameters: Parameters, data: Data) -> Figures:
    """The files, and the reader's table where it is chosen."""
    needs = parameters.human_capital == "counted" or parameters.labour_share_from == "data"
    return Figures(data, own_series(data["own"]) if parameters.economy == "own" else None, needs)


def yearly_series(economy: str, wanted: Years, figures: Figures) -> Series:
    """An economy's years from the files; China's official series takes schooling and labour shares from the other one.

    Years for which these are not known are there only where they are asked for and neither is to be counted.
    """
    key = "china" if economy == "china_official" else economy
    rows = [row for row in figures.data["years"] if row["economy"] == key]
    if economy != "china_official":
        parts = ([row[name] / 100 for row in rows] for name in ("from_capital", "from_labour", "from_human_capital"))
        return Series(**columns(rows, rows), parts=tuple(parts), has_labour_share=True, has_human_capital=True)
    known = {row["year"]: row for row in rows}
    beyond = wanted[1] > max(known) and not figures.needs_human_capital_and_share
    rows = [row for row in figures.data["china_official"] if row["year"] in known or beyond]
    found = columns(rows, [known.get(row["year"], {}) for row in rows])
    return Series(**found, parts=weigh_inputs(**found), has_labour_share=not beyond, has_human_capital=not beyond)


def columns(rows: list[Row], others: list[Row]) -> dict[str, list[float]]:
    """Columns from rows in percent; human capital and labour share come from a second list of rows."""
    return {
        "year": [int(row["year"]) for row in rows],
        "length": [1] * len(rows),
        "gdp": [row["gdp"] / 100 for row in rows],
        "capital": [row["capital"] / 100 for row in rows],
        "labour": [row["labour"] / 100 for row in rows],
        "human_capital": [other.get("human_capital", 0.0) / 100 for other in others],
        "labour_share": [other.get("labour_share", 0.0) for other in others],
    }


def own_series(table: list[Row]) -> Series:
    """The reader's table as growth rates: of levels the changes of logarithms, per year; of rates the rates."""
    rows = sorted(table, key=lambda row: row["year"])
    ending = "" if "gdp" in rows[0] else "_growth"
    human = f"human_capital{ending}"
    found = own_rates(rows, human) if ending else own_levels(rows)
    has_share, has_human = "labour_share" in rows[0], human in rows[0]
    return Series(**found, parts=weigh_inputs(**found), has_labour_share=has_share, has_human_capital=has_human)


def own_rates(rows: list[Row], human: str) -> dict[str, list[float]]:
    """Columns from a table of growth rates; each row stands for one year."""
    return {
        "year": [row["year"] for row in rows],
        "length": [1] * len(rows),
        "gdp": [row["gdp_growth"] for row in rows],
        "capital": [row["capital_growth"] for row in rows],
        "labour": [row["labour_growth"] for row in rows],
        "human_capital": [row.get(human, 0.0) for row in rows],
        "labour_share": [row.get("labour_share", 0.0) for row in rows],
    }


def own_levels(rows: list[Row]) -> dict[str, list[float]]:
    """Columns from a table of levels: one row fewer, each with the years since the row before."""
    years = [row["year"] for row in rows]
    length = [later - earlier for earlier, later in pairwise(years)]
    found = {name: growth_of(rows, name, length) for name in ("gdp", "capital", "labour", "human_capital")}
    shares = [row.get("labour_share", 0.0) for row in rows]
    weights = [(earlier + later) / 2 for earlier, later in pairwise(shares)]
    return {"year": years[1:], "length": length, **found, "labour_share": weights}


def growth_of(rows: list[Row], name: str, length: list[float]) -> list[float]:
    """Changes of logarithms from row to row, per year; zero where the table has no such column."""
    logs = [log(row[name]) for row in rows] if name in rows[0] else [0.0] * len(rows)
    return [(later - earlier) / years for (earlier, later), years in zip(pairwise(logs), length, strict=True)]


def weigh_inputs(
    capital: list[float], labour: list[float], human_capital: list[float], labour_share: list[float], **_: list[float]
) -> tuple[list[float], list[float], list[float]]:
    """What each input brings in each row, at the row's labour share."""
    return (
        [(1 - share) * rate for share, rate in zip(labour_share, capital, strict=True)],
        [share * rate for share, rate in zip(labour_share, labour, strict=True)],
        [share * rate for share, rate in zip(labour_share, human_capital, strict=True)],
    )


def mean(series: Series, inside: range) -> Rates:
    """The average of some rows, each weighted with the years that it covers."""
    cut = slice(inside.start, inside.stop)
    length = series.length[cut]
    wanted = (series.gdp, series.capital, series.labour, series.human_capital, *series.parts)
    if len(length) == 1:
        averages = [column[inside.start] for column in wanted]
    elif min(length) == max(length):
        averages = [sum(column[cut]) / len(length) for column in wanted]
    else:
        total = sum(length)
        averages = [
            sum([rate * years for rate, years in zip(column[cut], length, strict=True)]) / total for column in wanted
        ]
    return Rates(*averages, series.has_labour_share, series.has_human_capital)
