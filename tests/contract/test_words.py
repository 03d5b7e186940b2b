"""What words files may say, beyond what is missing or superfluous."""

from explainers.contract.catalogue import load_all
from explainers.contract.settings import ChoiceParameter
from explainers.contract.words import check_offered


def test_a_choice_offers_no_name_that_speaks_of_a_run() -> None:
    """The name stands in a list before any model has run, so nothing could fill it."""
    explainer = next(one for one in load_all() if category_of(one.declaration.parameters))
    category = category_of(explainer.declaration.parameters)
    words = {"categories": {category: {"first": "plain", "second": "{horizon} years on"}}}

    found = list(check_offered(words, explainer.declaration, file="words.en.toml"))

    assert [problem.field for problem in found] == [f"categories.{category}.second"]
    assert list(check_offered(dict(explainer.words["en"]), explainer.declaration, file="words.en.toml")) == []


def category_of(parameters: object) -> str:
    """The category that some choice offers; an empty text where none does."""
    assert isinstance(parameters, tuple)
    return next((p.of for p in parameters if isinstance(p, ChoiceParameter) and p.of), "")
