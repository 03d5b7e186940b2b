"""What a scene shows before Python is there is what a run shows, to the printed digit, and no file is too large."""

import dataclasses
import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from build_tools.pages import stops as stops_module
from build_tools.pages.checking import check_pages, references
from build_tools.pages.explainer import View
from build_tools.pages.scenes import scene_parts, stops_files
from build_tools.pages.site import load_sites
from build_tools.pages.slots import PageSlots, fill_page
from build_tools.pages.stops import Stops, check_goal, check_scene, compressed, packed, positions, told
from build_tools.pages.tables import tabulate
from explainers.contract.catalogue import load_all
from explainers.contract.errors import ContractError
from explainers.contract.explainer import LANGUAGES, Explainer
from explainers.contract.loading import load_explainer
from explainers.contract.settings import NumberParameter, Range
from tests.contract.test_errors import break_file
from tests.contract.test_scenes import folder
from tests.kinds import FIXTURE, FIXTURES

__all__ = ["folder"]

EVERY_KIND = load_explainer(FIXTURES / FIXTURE)
SCENES = {
    f"{explainer.slug}-{scene.id}": (explainer, scene)
    for explainer in (EVERY_KIND, *load_all())
    for scene in explainer.declaration.scenes
}
# The tests of a scene run in one process, one after the other, so that its stops are run once.
EACH_SCENE = [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in SCENES]


@lru_cache(maxsize=1)
def stops_of(name: str) -> Stops:
    """The stops of a scene."""
    return Stops(*SCENES[name])


@lru_cache(maxsize=1)
def packed_of(name: str) -> str:
    """The file of its numbers."""
    return packed(stops_of(name))


def parameter(**fields: Any) -> NumberParameter:
    """A slider."""
    span = Range(start=fields.pop("start"), end=fields.pop("end"), step=fields.pop("step", 1.0))
    return NumberParameter(id="it", why="For a test.", default=span.start, slider=span, allowed=span, **fields)


def test_one_slider_has_every_step() -> None:
    """Without the noise of binary fractions, which a browser's slider does not have either."""
    assert positions(parameter(start=-0.2, end=0.2, step=0.1), 61, 0.1) == [-0.2, -0.1, 0.0, 0.1, 0.2]


def test_what_answers_a_prediction_is_a_stop_as_well() -> None:
    """Beside the start, neither of which makes room for the other."""
    found = positions(parameter(start=0.0, end=100.0), 11, 37.0, 41.0)

    assert found == [0, 10, 20, 30, 37, 41, 60, 70, 80, 90, 100]


def test_many_steps_are_thinned_evenly_and_keep_the_start() -> None:
    """The nearest stop makes room for it; both ends stay."""
    found = positions(parameter(start=0.0, end=100.0), 11, 37.0)

    assert found == [0, 10, 20, 30, 37, 50, 60, 70, 80, 90, 100]


def test_a_logarithmic_slider_is_divided_evenly() -> None:
    """By factors; whole numbers stay whole."""
    found = positions(parameter(start=1.0, end=10_000.0, scale="log", whole=True), 5, 150.0)

    assert found == [1, 10, 150, 1000, 10_000]
    assert all(isinstance(value, int) for value in found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EACH_SCENE)
def test_every_stop_prints_what_an_exact_run_prints(name: str, language: str) -> None:
    """The sentence, the readouts, and each cell of the table; settings that do nothing, and the goal, as well."""
    stops, (explainer, scene) = stops_of(name), SCENES[name]
    found, texts_found = json.loads(packed_of(name)), json.loads(told(stops, language))
    for stop, said, settings in zip(found["stops"], texts_found["stops"], stops.settings, strict=True):
        result = explainer.run_at(scene.start, **settings)
        texts = explainer.texts(result, language)
        rebuilt = {**result, "outputs": {**result["outputs"], **found["same"], **stop["values"]}}

        assert said["sentence"] == explainer.summary(result, language)
        assert said["readouts"] == [texts[readout] for readout in scene.readouts]
        assert stop["idle"] == [slider for slider in scene.sliders if slider in result["idle"]]
        assert stop["met"] == stops.is_met(result)
        given = (explainer, language, stops.chart)
        assert tabulate(*given, rebuilt) == tabulate(*given, result)


@pytest.mark.parametrize("name", EACH_SCENE)
def test_only_what_is_shown_is_kept(name: str) -> None:
    """The chart's own columns, its marks and levels, and no other output of the model."""
    stops = stops_of(name)
    found = json.loads(packed_of(name))
    kept = {*found["same"], *(output for stop in found["stops"] for output in stop["values"])}

    assert kept <= set(stops_module.drawn_by(stops.chart))
    assert set(stops.chart.drawn()) <= kept


@pytest.mark.parametrize("name", EACH_SCENE)
def test_goals_are_as_declared_and_files_are_small(name: str) -> None:
    """By search over the stops."""
    stops = stops_of(name)
    assert list(check_goal(stops)) == []
    for text in (packed_of(name), *(told(stops, language) for language in LANGUAGES)):
        assert len(compressed(text)) <= 40_000


@pytest.mark.parametrize(
    ("before", "after", "field", "rule"),
    [
        ("1.8 * start", "8 * start", "learn.goal", "No position of the sliders reaches"),
        ("order >= 10000", "order >= 100", "order_in_time.reachable", "the sliders reach it"),
        ("1.8 * start", "0.8 * start", "learn.goal", "where the scene begins"),
        ("1.8 * start", "1.8 / (len(day) - 21) * start", "learn.goal", "This expression fails: ZeroDivisionError"),
    ],
)
def test_a_goal_that_is_not_as_declared_is_refused(
    before: str, after: str, field: str, rule: str, folder: Path
) -> None:
    """Where the folder is checked, and where the site is built."""
    break_file(folder / "explainer.toml", before, after)
    explainer = load_explainer(folder)

    found = problems(explainer)

    assert [problem for problem in found if field in problem.field and rule in problem.rule]


def problems(explainer: Explainer) -> list[Any]:
    """What the scenes of an explainer are told."""
    found: list[Any] = []
    for scene in explainer.declaration.scenes:
        try:
            found += check_scene(explainer, scene)
        except Exception as error:
            found += getattr(error, "problems", [])
    return found


def test_stops_that_weigh_too_much_are_named_with_how_many_to_drop(monkeypatch: pytest.MonkeyPatch) -> None:
    """And what is proposed weighs less."""
    monkeypatch.setattr(stops_module, "LARGEST", 1500)
    scene = next(entry for entry in EVERY_KIND.declaration.scenes if entry.id == "learn")
    found = list(check_scene(EVERY_KIND, scene))

    assert {problem.field for problem in found} == {"scenes.learn.positions"}
    assert "Drop some" in found[0].rule
    proposed = int(str(found[0].try_this).removeprefix("positions = "))
    fewer = Stops(EVERY_KIND, dataclasses.replace(scene, positions=proposed))
    assert 2 < len(fewer.settings) < 19
    assert len(compressed(packed(fewer))) < len(compressed(packed(Stops(EVERY_KIND, scene))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_places_each_scene_once(language: str, folder: Path) -> None:
    """And names none that is not declared."""
    break_file(folder / f"page.{language}.md", '{{ scene("learn") }}', '{{ scene("lern") }}')

    found = list(check_pages(load_explainer(folder)))

    assert any("stands once" in problem.rule and "learn" in problem.field for problem in found)
    assert any("no such scene" in problem.rule for problem in found)


def test_files_are_named_by_what_they_hold() -> None:
    """So that a reader's browser keeps what has not changed; both languages share the numbers."""
    names = {name for language in LANGUAGES for name in stops_files(View(EVERY_KIND, language, {}, ""))}
    in_a_language = {name for name in names if re.search(r"-(en|zh)-[0-9a-f]{16}[.]json$", name)}

    assert len(in_a_language) == 2 * len(EVERY_KIND.declaration.scenes)
    assert len(names - in_a_language) == len(EVERY_KIND.declaration.scenes)
    assert all(name.startswith(f"{FIXTURE}-") and name.endswith(".json") for name in names)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EACH_SCENE)
def test_what_a_language_tells_has_no_series(name: str, language: str) -> None:
    """Each is stored once; only texts and names of things are in the file of a language."""
    stops = stops_of(name)
    found = json.loads(told(stops, language))

    assert found.keys() == {"version", "things", "stops"}
    assert all(stop.keys() <= {"sentence", "readouts", "things"} for stop in found["stops"])
    assert "sentence" not in json.loads(packed_of(name))["stops"][0]


# The prediction as a scene's first step


def view_of(explainer: Explainer) -> View:
    """It in English, with its references; nothing of it is kept."""
    return View(explainer, "en", references(FIXTURES), "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_prediction_stands_in_one_place_only(language: str, folder: Path) -> None:
    """In its scene, or in its slot; otherwise the page is named with what to take away."""
    break_file(folder / f"page.{language}.md", '{{ scene("quicker") }}', '{{ scene("quicker") }}\n\n{{ prediction }}')

    [problem] = check_pages(load_explainer(folder))

    assert problem.file.endswith(f"page.{language}.md")
    assert "first step of the scene 'quicker'" in problem.rule
    assert '{{ scene("quicker") }}' in str(problem.try_this)


def test_a_prediction_without_a_scene_needs_its_slot(folder: Path) -> None:
    """As before."""
    break_file(folder / "explainer.toml", 'scene = "quicker"\n', "")

    found = {problem.rule for problem in check_pages(load_explainer(folder))}

    assert found == {"The page lacks prediction."}


def test_another_picture_stands_first_where_the_chart_would_give_the_answer_away(folder: Path) -> None:
    """Its title and its numbers as well; the script is told to wait with the chart."""
    break_file(folder / "explainer.toml", 'scene = "quicker"\n', 'scene = "quicker"\nbefore = "ways"\n')
    view = view_of(load_explainer(folder))
    scene = next(entry for entry in view.explainer.declaration.scenes if entry.id == "quicker")

    parts = scene_parts(view, scene)
    payload = json.loads(parts["json"])

    titles = {name: view.words["charts"][name]["title"] for name in ("ways", "progress")}
    assert parts["scene"]["chart"] == titles["ways"]
    assert all(titles["ways"] in drawing and titles["progress"] not in drawing for drawing in parts["figures"].values())
    assert parts["table"] == view.table_data("ways", view.explainer.asked)
    assert payload["is_covered"] and payload["chart"]["id"] == "progress"


def test_a_scene_says_all_about_its_prediction_without_the_laboratory() -> None:
    """Question, options, verdicts and the reason, with every number filled in: any page may show it."""
    html = view_of(EVERY_KIND).scene("quicker")
    words = EVERY_KIND.words["en"]["prediction"]
    texts = EVERY_KIND.texts(EVERY_KIND.results["quick_learners"], "en")

    for option in words["options"].values():
        assert option in html
    assert words["reveal"].replace("{toys_last_day}", texts["toys_last_day"]) in html
    assert 'data-answer="fast_then_slow"' in html
    assert view_of(EVERY_KIND).prediction() == ""


# A scene on any page


@pytest.fixture(scope="module")
def any_page() -> PageSlots:
    """The slots of a page that belongs to no explainer, on the invented explainer's site."""
    return PageSlots(load_sites(FIXTURES / "docs", FIXTURES)[0], Path("alone.en.md"))


def test_any_page_may_show_a_scene(any_page: PageSlots) -> None:
    """Named with its explainer."""
    filled = fill_page('{{ scene("every-kind", "quicker") }}', any_page.of_site(), file="alone.en.md")

    assert 'id="every-kind-scene-quicker"' in filled and "<econ-prediction" in filled


@pytest.mark.parametrize(
    ("slot", "rule", "way_out"),
    [
        ('scene("quicker")', "named with its explainer", 'scene("every-kind", "quicker")'),
        ('scene("any-kind", "quicker")', "no such explainer", "every-kind"),
        ('scene("every-kind", "quick")', "no such scene", "quicker"),
    ],
)
def test_a_scene_that_no_page_can_show_is_named_with_a_way_out(
    slot: str, rule: str, way_out: str, any_page: PageSlots
) -> None:
    """File and line, what is wrong, and what would work."""
    with pytest.raises(ContractError) as caught:
        fill_page(f"# Alone\n\n{{{{ {slot} }}}}\n", any_page.of_site(), file="alone.en.md")

    assert caught.value.file == "alone.en.md" and caught.value.field.startswith("line 3: scene(")
    assert rule in caught.value.rule and way_out in str(caught.value.try_this)
