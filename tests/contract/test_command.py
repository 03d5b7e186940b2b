"""The command line answers in three formats, and refuses bad input with one line and exit code 2."""

import csv
import io
import json

import pytest

from explainers.contract.command import main
from explainers.contract.registry import load_one


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command that works prints."""
    assert main(arguments) == 0
    return capsys.readouterr().out


def test_list_names_every_explainer(slug: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The list comes from the folders."""
    assert slug in run(capsys, "list")


def test_describe_gives_units_ranges_and_presets(slug: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Another program can build its own controls from the description."""
    described = json.loads(run(capsys, "describe", slug))

    assert {"unit", "allowed", "slider", "default", "label"} <= described["parameters"][0].keys()
    assert described["outputs"] and described["presets"]


def test_run_takes_settings_and_presets(slug: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A preset is the start, a setting comes on top."""
    explainer = load_one(slug)
    preset, parameter = explainer.declaration.presets[0], explainer.declaration.parameters[0]
    setting = f"{parameter.id}={parameter.slider.start}"

    result = json.loads(run(capsys, "run", slug, "--preset", preset.id, "--set", setting, "--format", "json"))

    assert result["values"] == explainer.run(preset.id, **{parameter.id: parameter.slider.start})["values"]
    assert result["sentence"]


def test_csv_holds_the_series_at_full_precision(slug: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Reading the file back gives the very numbers of the model."""
    rows = list(csv.DictReader(io.StringIO(run(capsys, "run", slug, "--format", "csv"))))
    outputs = load_one(slug).run()["outputs"]

    for name in rows[0]:
        assert [float(row[name]) for row in rows] == outputs[name]


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
def test_bad_input_gets_one_clear_line(
    arguments: list[str], says: str, slug: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A word, an unknown name or a value out of range: one line on the error output, exit code 2."""
    parameter = load_one(slug).declaration.parameters[0].id

    assert main(["run", slug, *(part.replace("{parameter}", parameter) for part in arguments)]) == 2
    errors = capsys.readouterr().err
    assert says in errors
    assert errors.count("\n") == 1


def test_an_unknown_explainer_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """The line says which ones there are."""
    assert main(["describe", "nonsense"]) == 2
    assert "nonsense" in capsys.readouterr().err
