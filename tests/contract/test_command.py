"""The command line answers in three formats, and refuses bad input with one line and exit code 2."""

import csv
import io
import json
import math
from pathlib import Path

import pytest

from explainers.contract.catalogue import load_all, load_one
from explainers.contract.command import main
from explainers.contract.json_form import options
from explainers.contract.settings import NumberParameter


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command that works prints."""
    assert main(arguments) == 0
    return capsys.readouterr().out


def first_number(slug: str) -> NumberParameter:
    """The first parameter that is a number; a choice has no slider."""
    return next(found for found in load_one(slug).declaration.parameters if isinstance(found, NumberParameter))


def test_list_names_every_explainer(slug: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The list comes from the folders."""
    assert slug in run(capsys, "list")


def test_describe_gives_units_ranges_and_presets(slug: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Another program can build its own controls from the description."""
    described = json.loads(run(capsys, "describe", slug))

    parameter = next(found for found in described["parameters"] if found["id"] == first_number(slug).id)
    assert {"unit", "allowed", "slider", "default", "label"} <= parameter.keys()
    assert described["outputs"] and described["presets"]


def test_run_takes_settings_and_presets(slug: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A preset is the start, a setting comes on top."""
    explainer = load_one(slug)
    preset, parameter = explainer.declaration.presets[0], first_number(slug)
    setting = f"{parameter.id}={parameter.slider.start}"

    result = json.loads(run(capsys, "run", slug, "--preset", preset.id, "--set", setting, "--format", "json"))

    assert result["values"] == explainer.run(preset.id, **{parameter.id: parameter.slider.start})["values"]
    assert result["sentence"]


def test_csv_holds_the_series_at_full_precision(slug: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Reading the file back gives the very numbers of the model."""
    rows = list(csv.DictReader(io.StringIO(run(capsys, "run", slug, "--format", "csv"))))
    explainer = load_one(slug)
    chart, outputs = explainer.declaration.charts[0], explainer.run()["outputs"]
    names = [o.id for o in explainer.declaration.outputs if o.kind == "series" and o.along == chart.axis()]
    things = explainer.categories.get(chart.axis(), ())

    assert names
    for name in names:
        assert [float(row[name]) for row in rows] == outputs[name]
    if things:
        assert tuple(row[chart.axis()] for row in rows) == things
    if chart.cells():
        assert [[float(row[thing]) for thing in things] for row in rows] == outputs[chart.cells()]


def test_table_says_the_summary(slug: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A person gets numbers with units, and the sentence."""
    explainer = load_one(slug)

    assert explainer.summary(explainer.run(), "en") in run(capsys, "run", slug)
    assert explainer.summary(explainer.run(), "zh") in run(capsys, "run", slug, "--language", "zh")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--set", "{parameter}=a lot"], "name=number"),
        (["--set", "{parameter}=nan"], "must be a number"),
        (["--set", "{parameter}=1e9"], "must lie between"),
        (["--set", "nonsense=1"], "Unknown parameter"),
        (["--preset", "nonsense"], "no such preset"),
    ],
)
def test_bad_input_gets_a_clear_line(
    arguments: list[str], says: str, slug: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A word, an unknown name or a value out of range: one line on the error output, or
    the four of the contract: place, rule, found, and what to try; exit code 2.
    """
    parameter = first_number(slug).id

    assert main(["run", slug, *(part.replace("{parameter}", parameter) for part in arguments)]) == 2
    errors = capsys.readouterr().err
    assert says in errors
    assert errors.count("\n") == (4 if "--preset" in arguments else 1)


def test_an_unknown_explainer_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """The line says which ones there are."""
    assert main(["describe", "nonsense"]) == 2
    assert "nonsense" in capsys.readouterr().err


TABLE = "year,gdp,capital,labour\n2000,100,300,50\n2001,103,309,51\n"


def slugs_with_own_data() -> list[str]:
    """The explainers that take a table of the reader's own."""
    return [explainer.slug for explainer in load_all() if explainer.declaration.own_data]


@pytest.mark.parametrize("own", slugs_with_own_data())
def test_a_choice_is_set_by_its_option(own: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A choice takes the id of an option, and names the options where it is none."""
    declaration = load_one(own).declaration
    parameter = next(p for p in declaration.parameters if p.kind == "choice")
    second = options(parameter, declaration)[1]
    printed = json.loads(run(capsys, "run", own, "--set", f"{parameter.id}={second}", "--format", "json"))

    assert printed["values"][parameter.id] == second
    assert main(["run", own, "--set", f"{parameter.id}=nonsense"]) == 2
    assert second in capsys.readouterr().err


@pytest.mark.parametrize("own", slugs_with_own_data())
def test_without_a_table_the_line_says_so(own: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The choice that stands for the reader's table needs one."""
    declared = load_one(own).declaration.own_data

    assert main(["run", own, "--set", f"{declared.parameter}={declared.option}"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_table_of_ones_own_is_used(encoding: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A spreadsheet's file runs, in whatever way it was written."""
    file = tmp_path / "own.csv"
    file.write_bytes(TABLE.replace("year", "年份").replace("capital", "资本").encode(encoding))

    printed = json.loads(run(capsys, "run", "growth-accounting", "--table", str(file), "--format", "json"))

    assert printed["values"]["economy"] == "own"
    assert printed["outputs"]["gdp_growth"] == pytest.approx(math.log(1.03))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (TABLE.replace("103", "many"), "Row 3, column gdp: not a number (many)."),
        (TABLE.replace("capital", "kapital"), "Column capital: missing column."),
        ("", "empty table"),
        (None, "cannot be read"),
    ],
)
def test_a_bad_table_gets_one_clear_line(
    content: str | None, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Row and column are named, and the exit code is 2."""
    file = tmp_path / "own.csv"
    if content is not None:
        file.write_text(content, encoding="utf-8")

    assert main(["run", "growth-accounting", "--table", str(file)]) == 2
    errors = capsys.readouterr().err
    assert says in errors
    assert errors.count("\n") == 1


def test_a_table_for_a_model_without_one_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The line says that this model takes none."""
    assert main(["run", "solow-swan", "--table", str(tmp_path / "own.csv")]) == 2
    assert "takes no table" in capsys.readouterr().err
