"""One explainer in one language as HTML: widget, prediction, quiz, equations, limits, figures and tables."""

import html
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from build_tools.cache import kept_text
from build_tools.drawing.equations import equations_of
from build_tools.drawing.jobs import Figures, draw_all
from build_tools.drawing.squares import mechanism
from build_tools.pages.about import about
from build_tools.pages.blocks import wrap
from build_tools.pages.payload import interface_words, payload, script_text
from build_tools.pages.predictions import prediction_parts
from build_tools.pages.quizzes import quiz_parts
from build_tools.pages.references import Reference, bibliography_entry
from build_tools.pages.scenes import scene_of, scene_parts, stops_files
from build_tools.pages.signs import with_signs
from build_tools.pages.situations import on_page, situations_file
from build_tools.pages.stops import longest
from build_tools.pages.tables import tabulate
from build_tools.pages.words import site_words
from build_tools.places import WIDGET
from build_tools.templating import templates
from explainers.contract import formatting
from explainers.contract.charts import Chart
from explainers.contract.errors import ContractError
from explainers.contract.explainer import Explainer, Result, contract_words
from explainers.contract.settings import NumberParameter

WIDGET_PART = "widget"  # the largest; where it is kept, the rest is
TEMPLATES = WIDGET / "templates"


def part_key(version: str, part: str) -> str:
    """The name under which a part of a view is kept."""
    return f"{version}-{part}"


@dataclass(frozen=True)
class View:
    """An explainer in one language; what takes time is made once for each version, and kept between builds."""

    explainer: Explainer
    language: str
    references: dict[str, Reference]
    version: str

    def kept(self, part: str, make: Callable[[], str]) -> str:
        """A part of the view, made only where it is not there yet."""
        return kept_text("views", part_key(self.version, part), make)

    @cached_property
    def figures(self) -> Figures:
        """Every chart in every situation."""
        return draw_all([self.explainer])[self.explainer.slug, self.language]

    @property
    def words(self) -> dict[str, Any]:
        """The explainer's own words."""
        return self.explainer.words[self.language]

    @property
    def interface(self) -> dict[str, Any]:
        """The widget's words."""
        return interface_words(self.language)

    @cached_property
    def payload(self) -> dict[str, Any]:
        """What the widget's script reads."""
        return payload(self.explainer, self.language, self.interface) | {"credit": self.credit()}

    def credit(self) -> str:
        """Title and sources in a line, for pictures that leave the page."""
        words, used = self.interface["charts"], self.source_keys()
        works = words["list"].join(self.references[key].label for key in used)
        return str(words["credit"]).replace("{title}", self.words["title"]).replace("{sources}", works)

    def widget(self) -> str:
        """The element with everything that is useful before, and without, a script."""
        return self.kept(WIDGET_PART, self.make_widget)

    def make_widget(self) -> str:
        """The same, made anew."""
        start = self.explainer.results[""]
        return wrap(
            templates(TEMPLATES)
            .get_template("explainer.html.j2")
            .render(
                explainer=self.payload,
                interface=self.interface,
                figures={chart.id: self.drawn(chart.id) for chart in self.explainer.declaration.charts},
                table=self.table_data(self.explainer.declaration.charts[0].id, start),
                summary=self.explainer.summary(start, self.language),
                longest=self.longest_summary(),
                equations=self.equation_entries(),
                readouts=self.readouts(start),
                settings={name: self.setting(name) for name in start["values"]},
                code=self.explainer.source,
                about=about(self),
                json=script_text(on_page(self.payload, situations_file(self)[0])),
            )
        )

    def longest_summary(self) -> str:
        """The sentence that needs most room: the page keeps that for whatever is said of a run."""
        texts = self.explainer.texts(self.explainer.results[""], self.language)
        return longest([formatting.fill(pattern, texts) for pattern in self.words["summary"].values()])

    def prediction(self) -> str:
        """The question before the reveal, on a card of its own; nothing where it is the first step of a scene."""
        return "" if self.explainer.declaration.prediction.scene else self.kept("prediction", self.make_prediction)

    def make_prediction(self) -> str:
        """The same, made anew."""
        return wrap(self.render("prediction.html.j2", prediction=prediction_parts(self)))

    def scene(self, name: str) -> str:
        """A small live picture; without scripts a still one, its sentence and its table."""
        scene = scene_of(self.explainer, name)
        return self.kept(f"scene-{name}", lambda: wrap(self.render("scene.html.j2", **scene_parts(self, scene))))

    def scenes(self) -> str:
        """All of them, in their order."""
        return "".join(map(self.scene, self.scene_ids))

    @property
    def scene_ids(self) -> list[str]:
        """The names of its scenes, in their order."""
        return [scene.id for scene in self.explainer.declaration.scenes]

    def files(self) -> dict[str, str]:
        """The files that the widget fetches for this page, by name: stops of scenes, and series of situations."""
        files = {**stops_files(self), **dict([situations_file(self)])}
        return {name: with_signs(text, self.language) for name, text in files.items()}

    def quiz(self) -> str:
        """The questions after it, with feedback for every option."""
        return self.kept("quiz", self.make_quiz)

    def make_quiz(self) -> str:
        """The same, made anew."""
        return wrap(self.render("quiz.html.j2", quiz=quiz_parts(self)))

    def render(self, name: str, **more: Any) -> str:
        """One of the widget's templates."""
        return templates(TEMPLATES).get_template(name).render(explainer=self.payload, interface=self.interface, **more)

    def equation_entries(self) -> list[dict[str, str]]:
        """Each equation as MathML, with its sentence."""
        words = self.words["equations"]
        return [
            {"id": name, "mathml": text, "words": words[name]} for name, text in equations_of(self.explainer).items()
        ]

    def equations(self) -> str:
        """The equations as a list for the page."""
        rows = [f"<li>{entry['mathml']}<p>{html.escape(entry['words'])}</p></li>" for entry in self.equation_entries()]
        return wrap(f'<ul class="equations">{"".join(rows)}</ul>')

    def limits(self) -> str:
        """What the model leaves out, each with the direction of the error."""
        errors = contract_words(self.language)["errors"]
        pattern = site_words(self.language)["limits"]["direction"]
        rows = [
            f"<li>{html.escape(self.words['limits'][limit.id])} "
            f"<em>{html.escape(pattern.replace('{}', errors[limit.error]))}</em></li>"
            for limit in self.explainer.declaration.limits
        ]
        return wrap(f'<ul class="limits">{"".join(rows)}</ul>')

    def source_keys(self) -> list[str]:
        """The works that the explainer rests on: those of the model, then those of its data."""
        declaration = self.explainer.declaration
        return list(dict.fromkeys([*declaration.sources, *(entry.source for entry in declaration.data)]))

    def source_entries(self) -> list[str]:
        """The works that the explainer rests on, as HTML; ContractError for an unknown key."""
        keys = self.source_keys()
        for key in keys:
            if key not in self.references:
                file = str(self.explainer.folder / "explainer.toml")
                raise ContractError(
                    file,
                    "sources",
                    "The bibliography has no such key. Add it to the references.toml of the folder.",
                    found=key,
                )
        return [bibliography_entry(self.references[key]) for key in keys]

    def sources(self) -> str:
        """The works as a list for the page."""
        return wrap(f'<ul class="sources">{"".join(f"<li>{entry}</li>" for entry in self.source_entries())}</ul>')

    def readouts(self, result: Result) -> list[dict[str, Any]]:
        """The headline numbers."""
        texts = self.explainer.texts(result, self.language)
        return [
            {
                "id": output.id,
                "label": self.words["outputs"][output.id]["label"],
                "meaning": self.words["outputs"][output.id]["meaning"],
                "value": result["outputs"][output.id],
                "text": texts[output.id],
            }
            for output in self.explainer.headlines
        ]

    def setting(self, name: str) -> dict[str, str]:
        """The start value of a parameter: its text with the unit, and what the number field holds."""
        parameter = next(entry for entry in self.explainer.declaration.parameters if entry.id == name)
        if not isinstance(parameter, NumberParameter):
            return {"text": self.explainer.text(parameter, self.explainer.results[""]["values"][name], self.language)}
        given = (parameter.default, self.explainer.units[parameter.unit], parameter.digits)
        words = self.explainer.unit_words(self.language)[parameter.unit]
        return {"text": formatting.setting_text(*given, words=words), "field": formatting.field_text(*given)}

    def table_data(self, chart_id: str, result: Result, *, every: int = 1) -> dict[str, Any]:
        """The numbers behind a chart: columns with label and unit, and rows of texts."""
        return tabulate(self.explainer, self.language, self.chart(chart_id), result, every=every)

    def chart(self, chart_id: str) -> Chart:
        """A chart by its id; ContractError for an unknown one."""
        charts = {chart.id: chart for chart in self.explainer.declaration.charts}
        if chart_id not in charts:
            raise ContractError("", repr(chart_id), "The explainer has no such chart.", try_this=", ".join(charts))
        return charts[chart_id]

    def figure(self, chart_id: str, preset: str = "") -> str:
        """A static picture of a chart in one situation, with the caption that says what to see in it."""
        chart, situation = self.chart(chart_id).id, self.known(preset)
        caption = self.explainer.caption(chart, self.explainer.results[situation], self.language)
        drawing = self.drawn(chart, situation)
        return wrap(f'<figure class="static-figure">{drawing}<figcaption>{html.escape(caption)}</figcaption></figure>')

    def drawn(self, chart: str, situation: str = "") -> str:
        """A chart in both widths; a style sheet shows the one whose letters are legible."""
        both = {form: self.figures[situation, chart, form] for form in ("wide", "narrow")}
        drawn = "".join(f'<div class="chart-{form}">{svg}</div>' for form, svg in both.items())
        return f'<div class="chart-forms">{drawn}</div>'

    def picture(self) -> str:
        """The mechanism as a small square without text."""
        return self.kept("picture", lambda: self.figures["", mechanism(self.explainer), "thumbnail"])

    def table(self, chart_id: str, preset: str = "", every: int = 1) -> str:
        """The numbers behind a chart in one situation; `every` leaves rows out."""
        data = self.table_data(chart_id, self.explainer.results[self.known(preset)], every=every)
        head = "".join(
            f"<th scope='col'>{html.escape(column['label'])}{unit and f' <small>{html.escape(unit)}</small>'}</th>"
            for column in data["columns"]
            for unit in [column["unit"]]
        )
        body = "".join(f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in data["rows"])
        rows = f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
        return wrap(f"<table data-search-exclude>{rows}</table>")  # nobody looks for a number

    def value(self, name: str, preset: str = "") -> str:
        """One number of a situation, with its unit; ContractError for an unknown name."""
        texts = self.explainer.texts(self.explainer.results[self.known(preset)], self.language)
        if name not in texts:
            rule = "The model has no such number."
            raise ContractError("", f"value({name!r})", rule, try_this=", ".join(texts))
        return texts[name]

    def known(self, preset: str) -> str:
        """The preset's id, "" for the start values; ContractError for an unknown one."""
        wanted, presets = "" if preset == "start" else preset, self.explainer.results
        if wanted not in presets:
            known = ", ".join(["start", *filter(None, presets)])
            raise ContractError("", repr(preset), "The explainer has no such preset.", try_this=known)
        return wanted
