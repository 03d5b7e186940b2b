"""What stands on a student sheet and its key, as plain tables that the template sets."""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from build_tools.addresses import code, link, shown
from build_tools.drawing.jobs import SQUARE, Surface
from build_tools.drawing.mathematics import equation_trees
from build_tools.drawing.squares import mechanism
from build_tools.handouts.pictures import Picture
from build_tools.line_breaks import keep_together
from build_tools.pages.references import Glossary
from build_tools.pages.tables import tabulate
from explainers.contract import formatting
from explainers.contract.charts import Chart
from explainers.contract.errors import ContractError
from explainers.contract.explainer import Explainer, Result
from explainers.contract.questions import TASK_KINDS, Answer, Exhibit
from explainers.contract.reading import read_toml
from explainers.contract.solving import Solution, number_text, solve_all

SKETCH, REVEAL, HALF, SLIDE = (500, 310), (440, 208), (380, 206), (560, 320)  # pixels; a letter has 13

TALLEST = 0.8  # height over width; a taller figure becomes narrower, so that a page has room for it
PREDICTION_MINUTES = 8  # to choose, to write a reason and to sketch

FLAT = {"network": (480, 300), "matrix": (480, 300)}  # on less width these kinds would become as tall as wide

Content = dict[str, Any]


@cache
def handout_words(language: str) -> dict[str, Any]:
    """The words that every handout has."""
    return read_toml(Path(__file__).with_name(f"words.{language}.toml"))


@dataclass(frozen=True)
class Sheet:
    """A student sheet with its key, for one explainer, language and variant; `seed` is None for the usual sheet.

    `site` is the site's address, or empty where it is not known.
    """

    explainer: Explainer
    language: str
    seed: int | None
    site: str

    @cached_property
    def solutions(self) -> list[Solution]:
        """The tasks with their answers; ContractError where there are none."""
        if not self.explainer.questions.tasks:
            file = str(self.explainer.folder / "questions.toml")
            rule = "A handout needs three tasks, and this explainer has none."
            raise ContractError(file, "tasks", rule, try_this=f"[[tasks]], one each of: {', '.join(TASK_KINDS)}")
        return solve_all(self.explainer, self.seed)

    @property
    def words(self) -> dict[str, Any]:
        """The explainer's own words."""
        return self.explainer.words[self.language]

    @property
    def start(self) -> Result:
        """The run of the start values."""
        return self.explainer.results[""]

    @property
    def asked(self) -> Result:
        """The run that is seen while predicting."""
        return self.explainer.asked

    @property
    def reveal(self) -> Result:
        """The run that answers the prediction."""
        return self.explainer.results[self.explainer.declaration.prediction.reveal]

    @property
    def predicted_chart(self) -> Chart:
        """The chart that the prediction is about."""
        charts = {chart.id: chart for chart in self.explainer.declaration.charts}
        return charts[self.explainer.declaration.prediction.chart or next(iter(charts))]

    @cached_property
    def pictures(self) -> dict[str, Picture]:
        """Every figure on sheet and key, still to be drawn."""
        explainer, language = self.explainer, self.language
        chart = self.predicted_chart.id
        before = explainer.declaration.prediction.before
        pictures = {
            "sketch": Picture(
                explainer, language, before or chart, self.asked, SKETCH, room_for=None if before else self.reveal
            ),
            "sketched": Picture(explainer, language, chart, self.reveal, SKETCH, behind=self.asked),
            "reveal": Picture(explainer, language, chart, self.reveal, self.size(chart, REVEAL)),
            "square": self.square("stamp"),
        }
        for solution in self.solutions:
            if figure := solution.task.figure:
                run = solution.runs[figure.run]
                pictures[solution.task.id] = Picture(
                    explainer, language, figure.chart, run, self.size(figure.chart, HALF)
                )
        return pictures

    @property
    def pictures_in_color(self) -> dict[str, Picture]:
        """The pictures on the slides: the explainer's square, and the reveal."""
        reveal = Picture(self.explainer, self.language, self.predicted_chart.id, self.reveal, SLIDE, surface="screen")
        return {"cover": self.square("thumbnail"), "slide": reveal}

    def square(self, surface: Surface) -> Picture:
        """The explainer's mechanism without a word, by which it is recognised everywhere."""
        return Picture(self.explainer, self.language, mechanism(self.explainer), self.start, SQUARE, surface=surface)

    def size(self, chart_id: str, usual: tuple[int, int]) -> tuple[int, int]:
        """The size in which a chart is drawn where it gets less than the paper's width."""
        kinds = {chart.id: chart.kind for chart in self.explainer.declaration.charts}
        return FLAT.get(kinds[chart_id], usual)

    def content(self, drawn: dict[str, str], glossary: Glossary) -> Content:
        """Everything on the sheet and its key, with the figures drawn; a number stays on the line of its unit."""
        content: Content = keep_together(self.loose_content(drawn, glossary))
        return content

    def loose_content(self, drawn: dict[str, str], glossary: Glossary) -> Content:
        """The same, still breaking between a number and its unit."""
        words, common = self.words, handout_words(self.language)
        tasks = [self.task(number, solution, drawn) for number, solution in enumerate(self.solutions, start=1)]
        return {
            "slug": self.explainer.slug,
            "title": words["title"],
            "question": words["question"],
            "square": drawn["square"],
            "variant": common["variant"].replace("{}", str(self.seed)) if self.seed is not None else "",
            "minutes": common["minutes"].replace("{}", str(self.minutes)),
            "total": common["marking"]["total"].replace("{}", str(self.minutes)),
            "prediction": self.prediction(),
            "sketch": self.figure(1, "sketch", drawn),
            "sketched": self.figure(1, "sketched", drawn),
            "reveal": self.figure(3, "reveal", drawn) | {"summary": self.summary(self.reveal)},
            "tasks": tasks,
            "terms": self.terms(glossary),
        }

    def terms(self, glossary: Glossary) -> list[Content]:
        """The words that one needs, with what the glossary says of them."""
        declaration = self.explainer.declaration
        terms = [glossary[key] for key in (*declaration.needs, *declaration.teaches)]
        return [{"name": term[self.language], "meaning": term[f"meaning_{self.language}"]} for term in terms]

    @property
    def minutes(self) -> int:
        """How long prediction and tasks take together."""
        return PREDICTION_MINUTES + sum(solution.task.minutes for solution in self.solutions)

    def summary(self, result: Result) -> str:
        """The sentence that says in words what a figure shows."""
        return self.explainer.summary(result, self.language)

    def prediction(self) -> Content:
        """The question before the reveal, with the option that the model shows."""
        words, right = self.words["prediction"], self.explainer.predicted_answer()
        asked, reveal = (self.explainer.texts(run, self.language) for run in (self.asked, self.reveal))
        return {
            "question": formatting.fill(words["question"], asked),
            "options": [
                {"text": words["options"][option], "right": option == right}
                for option in self.explainer.declaration.prediction.options
            ],
            "explained": formatting.fill(words["reveal"], reveal),
            "sketch": self.predicted_chart.sketched and not self.explainer.declaration.prediction.before,
        }

    def figure(self, number: int, name: str, drawn: dict[str, str]) -> Content:
        """A figure with its caption, its words for those who do not see it, and the address of its state."""
        picture, common = (self.pictures | self.pictures_in_color)[name], handout_words(self.language)
        title = self.words["charts"][picture.chart]["title"]
        return {
            "svg": drawn[name],
            "width": min(1.0, TALLEST / ratio(drawn[name])),
            "name": common["figure"]["number"].replace("{}", str(number)),
            "title": title,
            "state": common["marks"]["list"].join(self.state(picture.result)),
            "alt": common["figure"]["alt"].replace("{title}", title).replace("{}", self.summary(picture.result)),
            **self.live(picture.result),
        }

    def live(self, result: Result) -> Content:
        """Where a figure opens, as text and as a square code; all empty where the site's address is not known."""
        if not self.site:
            return dict.fromkeys(("address", "shown", "code", "code_alt"), "")
        address = link(self.explainer, result["values"], self.language, self.site)
        alt = handout_words(self.language)["state"]["qr"].replace("{}", address)
        return {"address": address, "shown": shown(address), "code": code(address), "code_alt": alt}

    def state(self, result: Result) -> list[str]:
        """What differs from the start values, in words."""
        texts, marks = self.explainer.texts(result, self.language), handout_words(self.language)["marks"]
        return [
            self.words["parameters"][p.id]["label"] + marks["colon" if p.kind == "choice" else "value"] + texts[p.id]
            for p in self.explainer.declaration.parameters
            if result["values"][p.id] != self.start["values"][p.id]
        ]

    def task(self, number: int, solution: Solution, drawn: dict[str, str]) -> Content:
        """One task with its answers, hints and the beliefs behind wrong answers."""
        task, common = solution.task, handout_words(self.language)
        words, texts = self.words["tasks"][task.id], solution.texts(self.explainer, self.language)
        trees = equation_trees(self.explainer, task.equations)
        figure_number = {1: 2, 2: 4, 3: 5}[number]
        return {
            "kind": task.kind,
            "name": common["kinds"]["task"].replace("{}", str(number)),
            "kind_name": common["kinds"][task.kind],
            "title": words["title"],
            "minutes": common["minutes"].replace("{}", str(task.minutes)),
            "minutes_number": str(task.minutes),
            "text": formatting.fill(words["text"], texts),
            "equations": [{"tree": trees[name], "alt": self.words["equations"][name]} for name in task.equations],
            "steps": [parts(words["steps"][step], texts) for step in task.steps],
            "answers": {answer.id: self.answer(answer, solution, texts) for answer in task.answers},
            "explain": {name: formatting.fill(text, texts) for name, text in words.get("explain", {}).items()},
            "figure": self.figure(figure_number, task.id, drawn) if task.figure else None,
            "table": self.table(task.table, solution, figure_number) if task.table else None,
        }

    def answer(self, answer: Answer, solution: Solution, texts: dict[str, str]) -> Content:
        """One answer as it is printed, with what surrounds its gap."""
        words = self.words["tasks"][solution.task.id].get("answers", {}).get(answer.id, {})
        pattern = "{}" if answer.options else self.explainer.unit_words(self.language)[answer.unit]["pattern"]
        before, after = pattern.split("{}")
        beliefs = {name: formatting.fill(text, texts) for name, text in words.get("wrong", {}).items()}
        return {
            "text": texts[f"answer.{answer.id}"],
            "before": before,
            "after": after,
            "options": [words["options"][option] for option in answer.options],
            "question": formatting.fill(words.get("question", ""), texts),
            "marking": formatting.fill(words.get("marking", ""), texts),
            "wrong": self.wrong(answer, solution, beliefs),
        }

    def wrong(self, answer: Answer, solution: Solution, beliefs: dict[str, str]) -> list[Content]:
        """Likely wrong answers with their beliefs; one that a variant prints like the right one is left out."""
        if answer.options:
            words = self.words["tasks"][solution.task.id]["answers"][answer.id]["options"]
            others = [option for option in answer.options if option != solution.answers[answer.id]]
            return [{"text": words[option], "belief": beliefs[option]} for option in others]
        right = solution.answer_text(self.explainer, answer, self.language)
        found = [
            {"text": number_text(self.explainer, answer, number, self.language), "belief": beliefs[name]}
            for name, number in solution.wrong[answer.id].items()
        ]
        return [entry for entry in found if entry["text"] != right]

    def table(self, exhibit: Exhibit, solution: Solution, figure_number: int) -> Content:
        """Numbers of a chart, so that the task needs no device; named after the task's figure if it shows the same."""
        figure, common = solution.task.figure, handout_words(self.language)
        behind = figure and (figure.chart, figure.run) == (exhibit.chart, exhibit.run)
        charts = {chart.id: chart for chart in self.explainer.declaration.charts}
        result = solution.runs[exhibit.run]
        data = tabulate(self.explainer, self.language, charts[exhibit.chart], result, every=exhibit.every)
        units = dict.fromkeys(column["unit"] for column in data["columns"] if column["unit"])
        return {
            "name": common["figure"]["table"].replace("{}", str(figure_number))
            if behind
            else self.words["charts"][exhibit.chart]["title"],
            "heads": [column["label"] for column in data["columns"]],
            "units": common["marks"]["list"].join(units),
            "rows": data["rows"],
        }


def ratio(svg: str) -> float:
    """A figure's height over its width."""
    width, height = re.findall(r"[\d.]+", svg.split('viewBox="', 1)[1].split('"')[0])[2:4]
    return float(height) / float(width)


def parts(text: str, texts: dict[str, str]) -> list[Content]:
    """A step cut at its answers, since those are gaps on a sheet."""
    found: list[Content] = []
    position = 0
    for place in formatting.PLACEHOLDER.finditer(text):
        if place[1].startswith("answer."):
            found += [{"text": formatting.fill(text[position : place.start()], texts)}]
            found += [{"answer": place[1].removeprefix("answer.")}]
            position = place.end()
    return [*found, {"text": formatting.fill(text[position:], texts)}]
