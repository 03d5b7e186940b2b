"""What stands on sheets and keys: every task, and the very numbers of the model."""

import math
from types import SimpleNamespace
from typing import Any

from build_tools.handouts.documents import glossary
from build_tools.handouts.sheets import Sheet, handout_words
from build_tools.pages.references import Glossary
from explainers.contract import formatting
from explainers.contract.explainer import Explainer
from explainers.contract.questions import Answer, Task
from tests.handouts.conftest import SITE, WITH_TASKS, Handouts, squeezed, task_words

FUNCTIONS = {"log": math.log, "exp": math.exp, "abs": abs, "min": min, "max": max, "sum": sum, "len": len}


def runs_of(explainer: Explainer, task: Task) -> dict[str, Any]:
    """The runs of a task, made here and not by the code under test."""
    runs = {}
    for name, situation in task.runs.items():
        result = explainer.run(situation.preset, **situation.values)
        runs[name] = SimpleNamespace(**result["values"], **result["outputs"])
    return runs


def printed(explainer: Explainer, task: Task, answer: Answer, language: str) -> str:
    """An answer as it must be printed, worked out here."""
    names = {**FUNCTIONS, **runs_of(explainer, task)}
    if answer.options:
        right = next(option for option, text in answer.options.items() if eval(text.text, {}, names))
        return str(task_words(explainer, language, task.id)["answers"][answer.id]["options"][right])
    return written(explainer, answer, eval(answer.value.text, {}, names), language)


def written(explainer: Explainer, answer: Answer, value: float, language: str) -> str:
    """A number in the answer's unit, worked out here."""
    number = value * explainer.units[answer.unit].multiply
    text = f"{number:,.{answer.digits}f}" if abs(number) >= 10_000 else f"{number:.{answer.digits}f}"
    return str(explainer.unit_words(language)[answer.unit]["pattern"].replace("{}", text.replace("-", "−")))


def test_the_sheet_has_every_task(explainer: Explainer, language: str, paper: str, handouts: Handouts) -> None:
    """Title, text and questions of all three; so they can be searched, copied and read aloud."""
    text = handouts.text(language, f"{explainer.slug}-student-{paper}")
    for task in explainer.questions.tasks:
        words = task_words(explainer, language, task.id)
        asked = [
            words["title"],
            words["text"],
            *words.get("steps", {}).values(),
            words.get("explain", {}).get("question", ""),
        ]
        asked += [answer["question"] for answer in words.get("answers", {}).values() if "question" in answer]
        for sentence in asked:
            for part in formatting.PLACEHOLDER.split(sentence)[::2]:
                assert squeezed(part) in text, part


def test_the_first_page_has_the_words_that_one_needs(
    explainer: Explainer, language: str, paper: str, handouts: Handouts, terms: Glossary
) -> None:
    """Every term that the explainer teaches or takes for granted, with what the glossary says of it."""
    first = handouts.open(language, f"{explainer.slug}-student-{paper}")[0].get_textpage().get_text_range()
    for key in (*explainer.declaration.needs, *explainer.declaration.teaches):
        assert squeezed(terms[key][language]) in squeezed(first), key
        assert squeezed(terms[key][f"meaning_{language}"]) in squeezed(first), key


def test_the_key_has_the_models_numbers(explainer: Explainer, language: str, paper: str, handouts: Handouts) -> None:
    """To the printed digit: every answer, the right option of the prediction, and every wrong answer."""
    text = handouts.text(language, f"{explainer.slug}-key-{paper}")
    for task in explainer.questions.tasks:
        names = {**FUNCTIONS, **runs_of(explainer, task)}
        for answer in task.answers:
            assert squeezed(printed(explainer, task, answer, language)) in text
            for wrong in answer.wrong.values():
                assert squeezed(written(explainer, answer, eval(wrong.text, {}, names), language)) in text


def test_the_key_explains_and_the_sheet_does_not(explainer: Explainer, language: str, handouts: Handouts) -> None:
    """Marking hints, beliefs and expected answers are on the key alone."""
    sheet, key = (handouts.text(language, f"{explainer.slug}-{kind}-a4") for kind in ("student", "key"))
    for task in explainer.questions.tasks:
        words = task_words(explainer, language, task.id)
        secret = [words["explain"]["expected"]] if "explain" in words else []
        secret += [answer["marking"] for answer in words.get("answers", {}).values() if "marking" in answer]
        for sentence in secret:
            longest = max((squeezed(part) for part in formatting.PLACEHOLDER.split(sentence)[::2]), key=len)
            assert longest in key, longest
            assert longest not in sheet, longest
        for answer in words.get("answers", {}).values():
            assert all(
                squeezed(formatting.PLACEHOLDER.split(b)[0]) not in sheet for b in answer.get("wrong", {}).values()
            )


def test_the_key_asks_what_the_sheet_asks(explainer: Explainer, language: str, handouts: Handouts) -> None:
    """Whoever marks reads question and answer together; figures and tables are on the sheet, as the key says."""
    key = handouts.text(language, f"{explainer.slug}-key-a4")
    asked = [explainer.words[language]["prediction"]["question"]]
    for task in explainer.questions.tasks:
        words = task_words(explainer, language, task.id)
        asked += [words["title"], words["text"], words.get("explain", {}).get("question", "")]
        asked += [answer["question"] for answer in words.get("answers", {}).values() if "question" in answer]
    for sentence in asked:
        for part in formatting.PLACEHOLDER.split(sentence)[::2]:
            assert squeezed(part) in key, part

    assert squeezed(handout_words(language)["marking"]["sheet"]) in key
    assert squeezed(handout_words(language)["state"]["open"]) not in key


def test_a_faded_task_leaves_its_gaps_open(explainer: Explainer, language: str, handouts: Handouts) -> None:
    """Where the key prints an answer, the sheet prints the words around it and nothing between."""
    sheet, key = (handouts.text(language, f"{explainer.slug}-{kind}-a4") for kind in ("student", "key"))
    task = explainer.questions.tasks[1]
    texts = {f"answer.{answer.id}": printed(explainer, task, answer, language) for answer in task.answers}
    for name, situation in task.runs.items():
        run = explainer.texts(explainer.run(situation.preset, **situation.values), language)
        texts |= {f"{name}.{number}": text for number, text in run.items()}
    gaps = 0
    for step in task_words(explainer, language, task.id)["steps"].values():
        for place in formatting.PLACEHOLDER.finditer(step):
            if place[1].startswith("answer."):
                filled = squeezed(formatting.fill(step[: place.end()], texts))
                assert filled in key, filled
                assert filled not in sheet, filled
                gaps += 1

    assert gaps >= 2


def test_the_course_pack_has_all_sheets_keys_and_terms(language: str, handouts: Handouts, terms: Glossary) -> None:
    """One file with everything, and a list of contents that leads there."""
    text, reader = handouts.text(language, "course-pack"), handouts.read(language, "course-pack")
    for explainer in WITH_TASKS:
        title = squeezed(explainer.words[language]["title"])
        assert text.count(title) >= 3
    for term, other, meaning in glossary(language, terms):
        assert squeezed(term) in text and squeezed(other) in text and squeezed(meaning) in text
    assert len(reader.outline) >= 3


def test_where_the_start_would_show_the_answer_another_chart_is_printed(explainer: Explainer, language: str) -> None:
    """Then nothing is to be sketched, and the chart of the answer comes with the answer."""
    sheet, declared = Sheet(explainer, language, None, SITE), explainer.declaration.prediction.before
    before, after = sheet.pictures["sketch"], sheet.pictures["reveal"]

    assert before.chart == (declared or sheet.predicted_chart.id)
    assert after.chart == sheet.predicted_chart.id
    assert sheet.prediction()["sketch"] == (not declared and sheet.predicted_chart.sketched)
