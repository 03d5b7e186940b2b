"""The questions after the explainer, with feedback for every option. All their words stand in the markup."""

from typing import TYPE_CHECKING, Any

from explainers.contract import formatting
from explainers.contract.errors import ContractError
from explainers.contract.questions import QuizItem

if TYPE_CHECKING:
    from build_tools.pages.explainer import View


def quiz_parts(view: "View") -> dict[str, Any]:
    """What the template needs: the questions with all numbers filled in, and the right option as the model says."""
    return {"slug": view.explainer.slug, "items": [quiz_item(view, item) for item in view.explainer.questions.quiz]}


def quiz_item(view: "View", item: QuizItem) -> dict[str, Any]:
    """One question; ContractError where a wrong option names no belief."""
    explainer, words = view.explainer, view.words["quiz"][item.id]
    right = explainer.right_option(item)
    texts = {
        f"{run}.{name}": text
        for run, result in explainer.question_runs(item).items()
        for name, text in explainer.texts(result, view.language).items()
    }
    options = []
    for option in item.options:
        own = {name: formatting.fill(text, texts) for name, text in words["options"][option].items()}
        if option != right and "belief" not in own:
            file, field = explainer.folder / f"words.{view.language}.toml", f"quiz.{item.id}.options.{option}.belief"
            raise ContractError(str(file), field, "A wrong option names the belief it comes from.")
        options.append({"id": option, "belief": "", **own, "correct": option == right})
    return {"id": item.id, "question": formatting.fill(words["question"], texts), "options": options}
