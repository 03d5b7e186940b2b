"""What the browser's worker calls: models under keys, a table of the reader's own, and errors in the reader's lines."""

import base64
import json
import sys
from typing import Any

import pytest

from explainers.contract.catalogue import load_one
from explainers.runner import calls

SLUG = "growth-accounting"
OTHER = """
original_run = run

def run(*given):
    import dataclasses
    return dataclasses.replace(original_run(*given), tfp_growth=0.125)
"""
TABLE = "year,gdp,capital,labour\n2000,100,300,50\n2001,103,309,50\n2002,106,318,50\n"


def attempt(name: str, *arguments: str | None) -> Any:
    """The answer of the border, read."""
    return json.loads(calls.attempt(name, json.dumps(arguments)))


def load(key: str, *, added: str = "", table: str | None = None) -> Any:
    """Loads the example under a key, perhaps with more source or a table."""
    explainer = load_one(SLUG)
    encoded = None if table is None else base64.b64encode(table.encode()).decode()
    parts = [explainer.source + added, json.dumps(explainer.table), json.dumps(explainer.data), encoded]
    return attempt("load", key, *parts)


def tfp(key: str, **values: Any) -> float:
    """The main number of a run."""
    return float(attempt("run", key, json.dumps(values))["result"]["outputs"]["tfp_growth"])


@pytest.fixture(autouse=True)
def _clean() -> Any:
    """Leaves no model behind."""
    yield
    for key in list(calls.loaded):
        calls.forget(key)


def test_models_of_one_explainer_do_not_disturb_each_other() -> None:
    """A reader's version stands beside ours, and so does a table."""
    assert load(SLUG) == load(f"{SLUG}/other", added=OTHER) == {"result": None}
    taken = load(f"{SLUG}/own", table=TABLE)["result"]

    assert (taken["rows"], taken["problems"], taken["text"]) == (3, [], TABLE)
    before = tfp(SLUG)
    assert tfp(f"{SLUG}/other") == 0.125
    assert tfp(f"{SLUG}/own", economy="own") not in (before, 0.125)
    assert tfp(SLUG) == before
    assert attempt("run", SLUG, '{"economy": "own"}')["failure"]["type"] == "ModelError"


def test_what_is_forgotten_leaves_nothing() -> None:
    """Neither the model nor its module."""
    load("some/key")
    assert "some.key.model" in sys.modules
    assert attempt("forget", "some/key") == {"result": None}

    assert "some.key.model" not in sys.modules
    assert attempt("run", "some/key", "{}")["failure"]["type"] == "KeyError"


def test_a_table_with_problems_and_a_source_that_fails_leave_no_model() -> None:
    """So that a key stands for one source and one table."""
    assert load("bad/table", table="year\n")["result"]["problems"]
    assert load("bad/source", added="1 / 0\n")["failure"]["type"] == "ZeroDivisionError"
    assert not calls.loaded


def test_errors_name_the_readers_line_and_none_of_ours() -> None:
    """What the runner itself objects to has no line."""
    lines = len(load_one(SLUG).source.splitlines())

    assert load("x", added="1 / 0\n")["failure"]["line"] == lines + 1
    assert load("x", added="(")["failure"]["line"] == lines + 1
    assert load("x", added="del run\n")["failure"]["line"] is None
