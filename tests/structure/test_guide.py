"""The examples in the guide for authors are held to the contract, as an author's own files would be."""

import re
import tomllib
from typing import Any

import pytest

from build_tools.places import DOCS
from explainers.contract import rules, rules_of_questions, words
from explainers.contract.declaration import Checks, Declaration
from explainers.contract.explainer import LANGUAGES
from explainers.contract.questions import Questions
from explainers.contract.reading import read

SHEET = "A sheet has one worked, one faded and one free task"  # the guide shows one of the three


def examples(language: str) -> list[dict[str, Any]]:
    """The TOML examples of the page, in its order."""
    page = (DOCS / f"contribute/index.{language}.md").read_text(encoding="utf-8")
    return [tomllib.loads(block) for block in re.findall(r"^```toml\n(.*?)^```", page, re.DOTALL | re.MULTILINE)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_keep_the_contract(language: str) -> None:
    """Together they are one explainer, of which the guide leaves out some texts and two tasks."""
    declared, texts, quiz, tasks, checks, links = examples(language)
    declaration = read(Declaration, declared, file="guide")
    questions = read(Questions, {**quiz, **tasks}, file="guide")
    problems = [
        *rules.check_declaration(declaration, file="guide"),
        *rules_of_questions.check_questions(questions, declaration, file="guide"),
        *rules_of_questions.check_checks(read(Checks, {"checks": checks}, file="guide"), declaration, file="guide"),
        *words.check_words(texts, words.needed_words(declaration, questions), file="guide"),
    ]
    named = {parameter.id for parameter in declaration.parameters}

    assert [str(p) for p in problems if p.rule != words.MISSING and not p.rule.startswith(SHEET)] == []
    assert all(set(link["values"]) == named for link in links["links"])


def test_both_languages_show_the_same_examples() -> None:
    """Apart from their words."""
    english, chinese = (examples(language) for language in LANGUAGES)

    assert [*english[:1], *english[2:]] == [*chinese[:1], *chinese[2:]]
    assert english[1].keys() == chinese[1].keys()
