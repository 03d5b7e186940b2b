"""What stands on the slides of an explainer, beyond what its sheet has: the reasons and the limits."""

import re

from build_tools.drawing.mathematics import equation_trees
from build_tools.drawing.squares import Scheme, coloured, palette
from build_tools.handouts.sheets import Content, Sheet, handout_words
from build_tools.line_breaks import keep_together
from explainers.contract.explainer import contract_words

SENTENCE_END = re.compile(r"(?<=\.)\s+|(?<=。)")  # questions at the end stay together


def slides_content(sheet: Sheet, drawn: dict[str, str], scheme: Scheme) -> Content:
    """The figure of the reveal in the slides' size, the reasons sentence by sentence, an equation, and the limits."""
    drawn = {name: coloured(drawn[name], scheme) for name in ("slide", "cover")}
    words, explainer = sheet.words, sheet.explainer
    errors, pattern = contract_words(sheet.language)["errors"], handout_words(sheet.language)["slides"]["direction"]
    reasons = SENTENCE_END.split(sheet.prediction()["explained"])
    equations = dict.fromkeys(name for solution in sheet.solutions for name in solution.task.equations)
    trees = equation_trees(explainer, equations)
    slides: Content = keep_together(
        {
            "colors": palette(scheme),
            "figure": sheet.figure(1, "slide", drawn),
            "square": drawn["cover"],
            "summary": sheet.summary(sheet.reveal),
            "reasons": [reason for reason in reasons if reason],
            "equations": [{"tree": trees[name], "alt": words["equations"][name]} for name in equations],
            "limits": [
                {"text": words["limits"][limit.id], "error": pattern.replace("{}", errors[limit.error])}
                for limit in explainer.declaration.limits
            ],
        }
    )
    return slides
