"""What a reader does with a widget, in a real browser, on the built site."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from explainers.contract.explainer import LANGUAGES
from explainers.contract.registry import load_one
from tests.browser.conftest import READY


def first_parameter(slug: str) -> Any:
    """The parameter that the tests move, and a value of it away from the start."""
    return load_one(slug).declaration.parameters[0]


def other_value(parameter: Any) -> float:
    """A place on the slider that is not the start value."""
    steps = round((parameter.slider.end - parameter.slider.start) / parameter.slider.step * 0.7)
    return float(round(parameter.slider.start + steps * parameter.slider.step, 9))


def test_a_slider_moves_the_economy(slug: str, widget: Any) -> None:
    """The numbers shown are those that the model gives for the new value."""
    parameter = first_parameter(slug)
    opened, value = widget(slug).open(), other_value(parameter)

    opened.move(parameter.id, value)

    expected = load_one(slug).run(**{parameter.id: value})["outputs"]
    for output in load_one(slug).declaration.outputs:
        if output.headline:
            assert opened.output(output.id) == pytest.approx(expected[output.id], rel=1e-12)


def test_the_arrow_keys_move_a_slider(slug: str, widget: Any) -> None:
    """Nothing needs dragging."""
    parameter = first_parameter(slug)
    opened = widget(slug).open()
    slider = opened.slider(parameter.id)
    slider.focus()
    before = float(slider.input_value())

    slider.press("ArrowRight")

    assert float(slider.input_value()) == pytest.approx(before + parameter.slider.step)
    expect(opened.field(parameter.id)).not_to_have_value(shown(slug, parameter, before))


def shown(slug: str, parameter: Any, value: float) -> str:
    """How the number field shows a value."""
    from explainers.contract.formatting import shown_number

    return shown_number(value, parameter.unit, parameter.digits).replace("−", "-")


def test_a_typed_number_counts_at_once(slug: str, widget: Any) -> None:
    """The field holds the shown form, and takes values beyond the slider up to the allowed end."""
    from explainers.contract.units import UNITS

    parameter = first_parameter(slug)
    opened, value = widget(slug).open(), other_value(parameter)

    opened.field(parameter.id).fill(f"{value * UNITS[parameter.unit].multiply:g}")
    opened.field(parameter.id).press("Enter")

    headline = next(o for o in load_one(slug).declaration.outputs if o.headline)
    expected = load_one(slug).run(**{parameter.id: value})["outputs"][headline.id]
    expect(opened.element.locator(f'[data-output="{headline.id}"]').first).to_have_attribute(
        "data-value", re.compile(r"\d")
    )
    opened.page.wait_for_function(
        "([element, id, value]) => Math.abs(element.querySelector(`[data-output='${id}']`).dataset.value - value) < 1e-9 * Math.abs(value)",
        arg=[opened.element.element_handle(), headline.id, expected],
    )


@pytest.mark.parametrize("typed", ["a lot", "1e9", "", "--"])
def test_a_word_in_a_number_field_gets_a_message_and_breaks_nothing(typed: str, slug: str, widget: Any) -> None:
    """The last good value stays in force and the widget goes on working."""
    parameter = first_parameter(slug)
    opened = widget(slug).open()
    field = opened.field(parameter.id)
    field.evaluate(
        "(field, text) => { field.type = 'text'; field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })); field.dispatchEvent(new Event('change', { bubbles: true })); }",
        typed,
    )

    expect(field).to_have_attribute("aria-invalid", "true")
    described = field.get_attribute("aria-describedby") or ""
    texts = [opened.page.locator(f"#{name}").inner_text() for name in described.split()]
    assert any(re.search(r"\d", text) for text in texts), "the message says what is allowed"

    opened.move(parameter.id, other_value(parameter))
    assert opened.state == "ready"
    expect(field).not_to_have_attribute("aria-invalid", "true")


def test_presets_answer_before_python_is_there(slug: str, page: Page, widget: Any, watch: Any) -> None:
    """Their results travel with the page."""
    watch.expect("runtime")
    watch.expect("Failed to load resource")
    page.context.route("**/assets/runtime/**", lambda route: None)  # never answers
    opened = widget(slug).open(wait=False)
    preset = load_one(slug).declaration.presets[0]

    opened.element.locator(f'button[data-preset="{preset.id}"]').first.click()

    expected = load_one(slug).results[preset.id]["outputs"]
    for output in load_one(slug).declaration.outputs:
        if output.headline:
            expect(opened.element.locator(f'[data-output="{output.id}"]').first).to_have_attribute(
                "data-value", str(js_number(expected[output.id]))
            )
    page.context.unroute_all(behavior="ignoreErrors")


def js_number(value: float) -> str:
    """A number as JavaScript writes it."""
    return str(int(value)) if float(value).is_integer() else repr(value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_is_the_sentence_of_the_state(language: str, slug: str, widget: Any) -> None:
    """The page's sentence is the one that the command line gives."""
    explainer = load_one(slug)
    opened = widget(slug, language).open()
    for preset in explainer.declaration.presets:
        opened.element.locator(f'button[data-preset="{preset.id}"]').first.click()
        expect(opened.element).to_contain_text(explainer.summary(explainer.results[preset.id], language))


def test_reset_brings_the_start_values_back(slug: str, widget: Any) -> None:
    """After any play."""
    parameter = first_parameter(slug)
    opened = widget(slug).open()
    opened.move(parameter.id, other_value(parameter))

    opened.element.locator("[data-action=reset]").first.click()

    assert float(opened.slider(parameter.id).input_value()) == pytest.approx(parameter.default)


def test_a_pinned_run_stays_for_comparison(slug: str, widget: Any) -> None:
    """It is drawn behind the present one, and can be let go."""
    parameter = first_parameter(slug)
    opened = widget(slug).open()
    visible = opened.element.locator("svg.chart:visible path").count()
    pin = opened.element.locator("[data-action=pin]").first
    pin.click()
    expect(pin).to_have_attribute("aria-pressed", "true")
    opened.move(parameter.id, other_value(parameter))
    opened.page.wait_for_timeout(100)

    assert opened.element.locator("svg.chart:visible path").count() > visible
    pin.click()
    expect(pin).to_have_attribute("aria-pressed", "false")


def test_a_share_link_brings_the_state_back(slug: str, widget: Any) -> None:
    """The link holds what differs from the start, readably."""
    parameter = first_parameter(slug)
    opened, value = widget(slug).open(), other_value(parameter)
    opened.move(parameter.id, value)

    link = opened.element.evaluate("(element) => element.shareLink()")
    assert f"{parameter.id}=" in link and "v=1" in link
    opened.page.goto("about:blank")
    opened.page.goto(link)
    opened.wait_ready()

    assert float(opened.slider(parameter.id).input_value()) == pytest.approx(value)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "query",
    [
        "{name}=abc",
        "{name}=1e99",
        "{name}=",
        "nonsense=1",
        "{name}=<img src=x onerror=alert(1)>",
        "v=999",
        "preset=nonsense",
    ],
)
def test_a_bad_link_gets_a_message_and_the_rest_works(query: str, language: str, slug: str, widget: Any) -> None:
    """In the reader's language; what is good in the link is used."""
    parameters = load_one(slug).declaration.parameters
    good = other_value(parameters[1])
    opened = widget(slug, language).open(f"?{query.replace('{name}', parameters[0].id)}&{parameters[1].id}={good}")

    assert float(opened.slider(parameters[0].id).input_value()) == pytest.approx(parameters[0].default)
    assert float(opened.slider(parameters[1].id).input_value()) == pytest.approx(good)
    assert opened.message().strip()
    assert bool(re.search(r"[\u4e00-\u9fff]", opened.message())) == (language == "zh")


def test_tabs_follow_the_arrow_keys(slug: str, widget: Any) -> None:
    """Chart, table, equations, code, about: one tab stop, arrows between them."""
    opened = widget(slug).open()
    tabs = opened.element.get_by_role("tab")
    tabs.first.focus()
    for position in range(1, tabs.count()):
        opened.page.keyboard.press("ArrowRight")
        expect(tabs.nth(position)).to_have_attribute("aria-selected", "true")
        expect(opened.element.get_by_role("tabpanel")).to_be_visible()


def open_code(opened: Any) -> Any:
    """Opens the code tab and waits for the editor."""
    opened.element.locator("[role=tab][data-tab=code]").click()
    editor = opened.element.locator(".cm-content")
    editor.wait_for(timeout=READY)
    return editor


def write_code(opened: Any, change: str) -> None:
    """Changes the code with a JavaScript expression over `source`, and runs it."""
    open_code(opened)
    opened.element.evaluate(f"(element) => element.editCode((source) => {change})")
    opened.element.locator("[data-action=run-code]").click()


def test_edited_code_drives_the_widget_until_reset(slug: str, widget: Any) -> None:
    """The reader's own model answers the sliders; reset brings ours back."""
    headline = next(o.id for o in load_one(slug).declaration.outputs if o.headline)
    opened = widget(slug).open()
    original = opened.output(headline)
    write_code(
        opened,
        f"source + '\\n_run = run\\ndef run(parameters):\\n    import dataclasses\\n    return dataclasses.replace(_run(parameters), {headline}=0.125)\\n'",
    )
    output = opened.element.locator(f'[data-output="{headline}"]').first
    expect(output).to_have_attribute("data-value", "0.125", timeout=READY)

    opened.element.locator("[data-action=reset-code]").click()

    expect(output).to_have_attribute("data-value", js_number(original), timeout=READY)


def test_a_module_outside_the_snapshot_can_be_imported(slug: str, widget: Any) -> None:
    """A reader may use the standard library; it is fetched when it is first wanted."""
    headline = next(o.id for o in load_one(slug).declaration.outputs if o.headline)
    opened = widget(slug).open()
    write_code(
        opened,
        f"source + '\\nimport statistics, dataclasses\\n_run = run\\ndef run(parameters):\\n    return dataclasses.replace(_run(parameters), {headline}=statistics.mean([1, 2]))\\n'",
    )

    expect(opened.element.locator(f'[data-output="{headline}"]').first).to_have_attribute(
        "data-value", "1.5", timeout=READY
    )


def test_an_error_is_shown_against_the_reader_s_own_line(slug: str, widget: Any) -> None:
    """The traceback names the line that the reader wrote."""
    opened = widget(slug).open()
    write_code(opened, "'x = 1\\ny = x / 0\\n' + source")

    expect(opened.element.locator("[data-code-error]")).to_contain_text("ZeroDivisionError", timeout=READY)
    expect(opened.element.locator("[data-code-error]")).to_contain_text("line 2")


def test_an_endless_loop_is_stopped_and_the_widget_goes_on(slug: str, widget: Any) -> None:
    """The stop button answers within a second, and sliders work again."""
    parameter = first_parameter(slug)
    opened = widget(slug).open()
    write_code(opened, "source + '\\nwhile True:\\n    pass\\n'")
    stop = opened.element.locator("[data-action=stop-code]")
    expect(stop).to_be_enabled(timeout=READY)

    stop.click()

    expect(stop).to_be_disabled(timeout=1000)
    opened.element.locator("[data-action=reset-code]").click()
    opened.wait_ready()
    opened.move(parameter.id, other_value(parameter))


def test_a_lost_worker_is_replaced(slug: str, page: Page, widget: Any) -> None:
    """A worker that dies leaves a message or is replaced; the sliders answer again."""
    page.add_init_script(
        "const Native = Worker; window.workers = []; window.Worker = class extends Native { constructor(...rest) { super(...rest); window.workers.push(this); } };"
    )
    parameter = first_parameter(slug)
    opened = widget(slug).open()
    page.evaluate("window.workers.at(-1).dispatchEvent(new ErrorEvent('error', { message: 'lost' }))")
    opened.element.locator("[data-action=retry]:visible").or_(
        opened.page.locator("econ-explainer[data-state=ready]")
    ).first.wait_for(timeout=READY)
    if opened.element.locator("[data-action=retry]:visible").count():
        opened.element.locator("[data-action=retry]").first.click()
    opened.wait_ready()

    opened.move(parameter.id, other_value(parameter))


def test_a_truncated_snapshot_is_replaced_by_a_stock_boot(slug: str, page: Page, widget: Any, watch: Any) -> None:
    """Python starts the slow way, and the widget works."""

    def cut(route: Any) -> None:
        answer = route.fetch()
        route.fulfill(status=200, content_type="application/octet-stream", body=answer.body()[:100_000])

    watch.expect("snapshot")
    page.context.route(re.compile(r"/assets/runtime/.*snapshot"), cut)
    parameter = first_parameter(slug)

    widget(slug).open().move(parameter.id, other_value(parameter))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_file_of_the_runtime_is_said_and_can_be_tried_again(
    language: str, slug: str, page: Page, widget: Any, watch: Any
) -> None:
    """In the reader's language; presets still answer; trying again works."""
    watch.expect("404")
    watch.expect("wasm")
    page.context.route("**/*.wasm", lambda route: route.fulfill(status=404, body="gone"))
    opened = widget(slug, language).open(wait=False)
    page.locator("econ-explainer[data-state=error]").first.wait_for(timeout=READY)

    assert bool(re.search(r"[\u4e00-\u9fff]", opened.message())) == (language == "zh")
    opened.element.locator("button[data-preset]").first.click()
    page.context.unroute_all()
    opened.element.locator("[data-action=retry]").first.click()
    opened.wait_ready()


def test_without_scripts_the_page_is_still_useful(slug: str, browser: Any, address: str) -> None:
    """Figures, summary, parameters and quiz are there."""
    explainer = load_one(slug)
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}/explainers/{slug}/")
        element = page.locator("econ-explainer").first
        expect(element).to_contain_text(explainer.summary(explainer.results[""], "en"))
        assert element.locator("svg.chart:visible").count() == len(explainer.declaration.charts)
        for parameter in explainer.declaration.parameters:
            expect(element).to_contain_text(explainer.words["en"]["parameters"][parameter.id]["label"])


def test_downloads_hold_what_is_shown(slug: str, widget: Any, tmp_path: Path) -> None:
    """CSV with the numbers at full precision, SVG and PNG of the chart."""
    opened = widget(slug).open()
    found = {}
    for kind in ("csv", "svg", "png"):
        with opened.page.expect_download() as waiting:
            opened.element.locator(f"[data-download={kind}]").evaluate("(button) => button.click()")
        path = tmp_path / f"download.{kind}"
        waiting.value.save_as(path)
        found[kind] = path.read_bytes()

    rows = list(csv.DictReader(io.StringIO(found["csv"].decode("utf-8-sig"))))
    outputs = load_one(slug).results[""]["outputs"]
    shared = [name for name in rows[0] if name in outputs]
    assert shared
    for name in shared:
        numbers = [float(row[name]) for row in rows if row[name]]
        assert numbers == outputs[name][: len(numbers)]
    assert found["svg"].lstrip().startswith(b"<svg") and b"var(--" not in found["svg"]
    assert found["png"].startswith(b"\x89PNG")


def test_sensitivity_names_every_parameter(slug: str, widget: Any) -> None:
    """Which parameter matters most is answered by the model."""
    opened = widget(slug).open()
    opened.element.locator("[data-sensitivity] summary, summary[data-sensitivity]").first.click()
    words = load_one(slug).words["en"]["parameters"]
    for parameter in load_one(slug).declaration.parameters:
        expect(opened.element.locator("[data-sensitivity]").first).to_contain_text(
            words[parameter.id]["label"], timeout=READY
        )


def test_the_prediction_is_kept_beside_the_result(slug: str, widget: Any) -> None:
    """It is never graded; the model's answer stands beside it."""
    explainer = load_one(slug)
    opened = widget(slug).open()
    prediction = opened.page.locator("econ-prediction").first
    prediction.locator("input[type=radio]").first.check()
    prediction.get_by_role("button").first.click()

    reveal = explainer.results[explainer.declaration.prediction.reveal]
    expect(prediction).to_contain_text(explainer.summary(reveal, "en"))
    opened.page.reload()
    expect(opened.page.locator("econ-prediction").first.locator("input[type=radio]").first).to_be_checked()


def test_every_quiz_option_has_its_own_feedback(slug: str, widget: Any) -> None:
    """Right or wrong."""
    opened = widget(slug).open()
    for item in load_one(slug).questions.quiz:
        texts = set()
        for option in item.options:
            chosen = opened.page.locator(f'econ-quiz input[type=radio][value="{option.id}"]')
            chosen.check()
            feedback = opened.page.locator(f'econ-quiz [data-feedback="{option.id}"]')
            expect(feedback).to_be_visible()
            texts.add(feedback.inner_text())
        assert len(texts) == len(item.options)


def test_the_widget_speaks_json_to_embedders(slug: str, widget: Any) -> None:
    """The event carries slug, values, outputs and the summary case, as plain JSON."""
    parameter = first_parameter(slug)
    detail = widget(slug).open().move(parameter.id, other_value(parameter))

    assert json.loads(json.dumps(detail))["slug"] == slug
    assert {"values", "outputs", "summary"} <= detail.keys()
