"""Code that is made beforehand does what the source does, and is never used for another source."""

import base64
import json
from typing import Any

import pytest

from explainers.contract.catalogue import load_one
from explainers.runner import expressions, model, ready
from explainers.runner.errors import ModelError
from tests.conftest import EXAMPLE

EXPLAINER = load_one(EXAMPLE)
DECLARATION: dict[str, Any] = json.loads(json.dumps(EXPLAINER.table))


def loaded(source: str, packed: str | None) -> model.Model:
    """The example's model with this source."""
    return model.Model(EXAMPLE, source, DECLARATION, EXPLAINER.data, packed)


def test_a_model_runs_from_its_code_without_being_compiled(slug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither its source nor any expression of its declaration is read; the result is the same."""
    explainer = load_one(slug)
    declaration = json.loads(json.dumps(explainer.table))
    packed, expected = ready.pack(slug, explainer.source, declaration), explainer.results[""]

    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("Something was compiled.")

    monkeypatch.setattr(expressions, "ast", None)  # only reading a text needs it
    monkeypatch.setattr(model, "compile", refuse, raising=False)
    made = model.Model(slug, explainer.source, declaration, explainer.data, packed)
    assert made.run({}) == expected
    for scene in declaration["scenes"]:
        if scene["goal"]:
            made.expression(scene["goal"])


def test_a_changed_source_is_compiled() -> None:
    """Code of the original must not answer for it."""
    packed = ready.pack(EXAMPLE, EXPLAINER.source, DECLARATION)

    with pytest.raises(ModelError, match="defines no Parameters"):
        loaded("changed = True\n", packed)


def test_code_of_another_python_is_not_used() -> None:
    """It would end the interpreter; so it is compiled instead."""
    content = bytearray(base64.b64decode(ready.pack(EXAMPLE, EXPLAINER.source, DECLARATION)))
    content[0] ^= 1
    content[20:] = bytes(len(content) - 20)

    made = loaded(EXPLAINER.source, base64.b64encode(content).decode())
    assert made.codes == {}
    assert made.run({})["summary"] == EXPLAINER.results[""]["summary"]


def test_what_goes_wrong_in_ready_code_has_its_line() -> None:
    """The code keeps the source's name and lines."""
    source = EXPLAINER.source + "\n\ndef broken():\n    return 1 / 0\n"
    made = loaded(source, ready.pack(EXAMPLE, source, DECLARATION))

    with pytest.raises(ZeroDivisionError) as caught:
        made.module.broken()
    assert caught.traceback[-1].frame.code.raw.co_filename == f"{EXAMPLE}/model.py"
    assert caught.traceback[-1].lineno + 1 == source.count("\n")
