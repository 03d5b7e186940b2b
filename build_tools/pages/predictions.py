"""The prediction: a card of its own on the page, or the first step of a scene. All its words stand in the markup."""

from typing import TYPE_CHECKING, Any

from explainers.contract import formatting
from explainers.contract.errors import ContractError
from explainers.contract.explainer import Explainer

if TYPE_CHECKING:
    from build_tools.pages.explainer import View


def prediction_slot(explainer: Explainer) -> str:
    """Nothing; ContractError where the prediction stands in a scene already."""
    if scene := explainer.declaration.prediction.scene:
        rule = f"The prediction is the first step of the scene {scene!r}, so it stands there and nowhere else."
        hint = f'only {{{{ scene("{scene}") }}}}, or no `scene` under [prediction]'
        raise ContractError("", "prediction", rule, found="{{ prediction }}", try_this=hint)
    return ""


def prediction_parts(view: "View") -> dict[str, Any]:
    """What the templates need: the question about the run that is seen, the options, and what the reveal says."""
    explainer, language = view.explainer, view.language
    declared, words = explainer.declaration.prediction, view.words["prediction"]
    reveal, answer = explainer.results[declared.reveal], explainer.predicted_answer()
    own = view.interface["prediction"]
    return {
        "slug": explainer.slug,
        "reveal": declared.reveal,
        "question": formatting.fill(words["question"], explainer.texts(explainer.asked, language)),
        "options": [{"id": option, "text": words["options"][option]} for option in declared.options],
        "answer": answer,
        "answer_text": words["options"][answer],
        "right": formatting.fill(own["right"], {"answer": words["options"][answer]}),
        "other": formatting.fill(own["other"], {"answer": words["options"][answer]}),
        "shows": explainer.summary(reveal, language),
        "explanation": formatting.fill(words["reveal"], explainer.texts(reveal, language)),
    }
