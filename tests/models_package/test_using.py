"""What a program, or a person at a prompt, gets from the package: numbers, words in both languages, clear refusals."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from explainers.contract.explainer import LANGUAGES
from explainers.package import ModelError, load, slugs
from tests.conftest import EXAMPLE
from tests.conftest import load as load_explainer

FIRST, OTHER = LANGUAGES[0], LANGUAGES[-1]
TAKES_A_TABLE = "growth-accounting"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_model_says_what_it_takes(slug: str, language: str) -> None:
    """Printed, it has everything that is needed for a first run, in its language."""
    model = load(slug, language)
    shown = repr(model)

    assert model.title in shown and model.question in shown
    for parameter in model.parameters.values():
        assert f"{parameter.id}={parameter.default!r}" in shown and parameter.label in shown
    for preset, name in model.presets.items():
        assert f"'{preset}': {name}" in shown


def test_what_a_parameter_may_be_can_be_set(slug: str) -> None:
    """Both ends of every range, each option and every start value are taken, alone and as they are given."""
    model = load(slug)
    own = load_explainer(slug).declaration.own_data
    for parameter in model.parameters.values():
        assert model.run(**{parameter.id: parameter.default}).values[parameter.id] == parameter.default
        for option in parameter.options:
            if own is None or option != own.option:
                assert model.run(**{parameter.id: option})[parameter.id] == option


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_run_says_what_it_did(slug: str, language: str) -> None:
    """Printed, it names the numbers that matter, and ends with what they mean."""
    run = load(slug, language).run()
    shown = repr(run)

    assert shown.splitlines()[0].startswith(f"<Run {slug}(")
    assert shown.endswith(run.summary()) and run.summary() == run.summary(language)
    for output in load_explainer(slug).headlines:
        assert run.texts()[output.id] in shown


def test_what_was_changed_is_shown() -> None:
    """So that two printed runs can be told apart."""
    run = load(EXAMPLE).run(saving_share=0.3)

    assert repr(run).startswith(f"<Run {EXAMPLE}(saving_share=0.3)>")
    assert run["saving_share"] == run.values["saving_share"] == 0.3


def test_a_table_has_columns_of_equal_length(slug: str) -> None:
    """Along everything that series run along, which together is every series; matrices come with their things."""
    run = load(slug).run()
    tables = [run.table(along) for along in run.axes]

    assert run.table() == tables[0]
    for table in tables:
        assert len({len(column) for column in table.values()}) == 1
    assert run.series.keys() <= {name for table in tables for name in table}
    assert all(table[name] == run.series[name] for table in tables for name in table if name in run.series)


def test_a_run_goes_through_json(slug: str) -> None:
    """With nothing lost on the way."""
    run = load(slug).run()
    found = json.loads(json.dumps(run.to_dict(OTHER), allow_nan=False))

    assert found["sentence"] == run.summary(OTHER) != run.summary(FIRST)
    assert found["values"] == run.values
    assert list(run) == [*run.values, *run.outputs]


def test_numbers_of_other_libraries_are_taken() -> None:
    """NumPy's and those of R are numbers, too, without being Python's own."""
    model = load(EXAMPLE)

    assert model.run(saving_share=Fraction(3, 10)).outputs == model.run(saving_share=0.3).outputs
    assert model.run(horizon=40.0).outputs == model.run(horizon=40).outputs


def test_a_table_of_ones_own(tmp_path: Path) -> None:
    """It is used at once, and stays with the model that read it."""
    model = load(TAKES_A_TABLE)
    own = load_explainer(TAKES_A_TABLE).declaration.own_data
    assert own
    file = tmp_path / "own.csv"
    file.write_text(str(load_explainer(TAKES_A_TABLE).words[FIRST]["own_data"]["example"]), encoding="utf-8")

    run = model.run(table=file)

    assert run[own.parameter] == own.option
    assert model.run(**{own.parameter: own.option}).outputs == run.outputs
    with pytest.raises(ModelError, match="no table of your own yet"):
        load(TAKES_A_TABLE).run(**{own.parameter: own.option})


@pytest.mark.parametrize(
    ("attempt", "said"),
    [
        (lambda: load("solow"), r"There is no model 'solow'\. Did you mean 'solow-swan'\? There are: .*weakest-part"),
        (lambda: load(EXAMPLE, "fr"), "no words in 'fr'.*en, zh"),
        (lambda: load(EXAMPLE).run("burst"), "no preset 'burst'. It has: investment_burst, "),
        (lambda: load(EXAMPLE).run(savings=0.3), "Unknown parameter 'savings'. Known are: .*saving_share"),
        (lambda: load(EXAMPLE).run(saving_share=2), "saving_share is 2, but must lie between 0.01 and 0.95"),
        (lambda: load(EXAMPLE).run(saving_share="0.3"), "saving_share is '0.3', but must be a number from 0.01"),
        (lambda: load(EXAMPLE).run(horizon=40.5), "horizon is 40.5, but must be a whole number from 20"),
        (lambda: load(TAKES_A_TABLE).run(economy="moon"), "economy is 'moon', but must be one of: china"),
        (lambda: load(EXAMPLE).run(table="own.csv"), f"table own.csv: {EXAMPLE} takes no table"),
        (lambda: load(TAKES_A_TABLE).run(table="no.csv"), "table no.csv: the file cannot be read"),
        (lambda: load(EXAMPLE).run()["growth"], "has no 'growth'. It has: saving_share"),
        (lambda: load(EXAMPLE).run().table("month"), "Nothing runs along 'month'. Series run along: year"),
        (lambda: load(EXAMPLE).run().summary("fr"), "no words in 'fr'"),
    ],
)
def test_a_refusal_says_what_is_allowed(attempt: Any, said: str) -> None:
    """One sentence that names what was given, and what would do instead."""
    with pytest.raises(ModelError, match=said):
        attempt()


def test_the_list_is_the_catalogue(slug: str) -> None:
    """Every model can be loaded by its address on the site."""
    assert slug in slugs()
