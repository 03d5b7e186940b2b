"""A reader's own table in a real browser: pasted, opened, refused and used; nothing leaves the machine."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from explainers.contract.catalogue import load_one
from tests.browser.reader import READY, Reader
from tests.conftest import SLUGS

OWN = [slug for slug in SLUGS if load_one(slug).declaration.own_data]
SLUG = "growth-accounting"
GOOD = "年份;产出;资本;劳动\n2000;100,5;300;50\n2001;103,515;309;50\n2002;106,62045;318,27;50\n"
BAD = "year,gdp,capital,labour\n2000,100,300,50\n2001,many,309,\n2001,106,318,-50\n"

Open = Callable[..., Reader]


def open_panel(opened: Reader) -> Any:
    """The panel for the reader's table, opened."""
    return opened.open_tab("own-data")


def paste(opened: Reader, panel: Any, text: str) -> Any:
    """Puts a text into the field and presses the button; gives the place of the answer."""
    panel.locator("[data-own-text]").fill(text)
    panel.locator("[data-own=use]").click()
    return panel.locator("[data-own-answer]")


def used(opened: Reader) -> dict[str, Any]:
    """Waits until the table is in use and the model has answered; gives the outputs."""
    expect(opened.element.locator('select[name="economy"]')).to_have_value("own", timeout=READY)
    return opened.settle()["outputs"]


def tfp_shown(opened: Reader) -> float:
    """The main number on the page."""
    return float(opened.element.locator('[data-output="tfp_growth"]').get_attribute("data-value") or "nan")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_pasted_table_is_used_at_once(language: str, reader: Open) -> None:
    """GDP and capital grow by 3 %, labour stands still: with a labour share of 0.6, TFP grows by 1.8 %."""
    opened = reader(SLUG, language).start()
    answer = paste(opened, open_panel(opened), GOOD)

    expect(answer).to_contain_text("3")
    outputs = used(opened)
    opened.expect_numbers(outputs)
    expect(opened.element.locator('[data-output="tfp_growth"]')).to_contain_text("1.8")
    assert outputs["gdp_growth"] == pytest.approx(0.0295588, abs=1e-6)


def test_the_example_runs(reader: Open) -> None:
    """One press shows what a table looks like, in the field and in the chart."""
    opened = reader(SLUG).start()
    panel = open_panel(opened)
    panel.locator("[data-own=example]").click()

    used(opened)
    assert "labour_share" in panel.locator("[data-own-text]").input_value()


def test_problems_are_listed_by_row_and_column_and_what_was_shown_stays(reader: Open) -> None:
    """A bad table changes nothing; neither does one that follows a good one."""
    opened = reader(SLUG).start()
    before = tfp_shown(opened)
    panel = open_panel(opened)
    answer = paste(opened, panel, BAD)

    expect(answer.locator("li")).to_have_count(4)
    expect(answer).to_contain_text("Row 3, column “gdp”: “many” is not a number.")
    expect(answer).to_contain_text("Row 3, column “labour”")
    expect(answer).to_contain_text("Row 4, column “year”")
    expect(opened.element.locator('select[name="economy"]')).to_have_value("china")
    assert tfp_shown(opened) == before

    paste(opened, panel, GOOD)
    good = used(opened)["tfp_growth"]
    expect(paste(opened, panel, "")).to_contain_text(opened.words["own_data"]["empty_table"])
    opened.type("fixed_labour_share", "50")
    opened.type("fixed_labour_share", "60")
    assert opened.settle()["outputs"]["tfp_growth"] == pytest.approx(good)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_file_is_read_in_whatever_way_it_was_written(encoding: str, tmp_path: Path, reader: Open) -> None:
    """Chinese spreadsheets still write GB 18030."""
    file = tmp_path / "own.csv"
    file.write_bytes(GOOD.encode(encoding))
    opened = reader(SLUG).start()
    open_panel(opened).locator("[data-own-file]").set_input_files(file)

    assert used(opened)["gdp_growth"] == pytest.approx(0.0295588, abs=1e-6)


def test_a_workbook_is_refused_with_advice(tmp_path: Path, reader: Open) -> None:
    """A file that is no text gets a sentence, not a page of nonsense."""
    file = tmp_path / "own.csv"
    file.write_bytes(b"PK\x03\x04\x14\x00\x00\x00\x08\x00" * 50)
    opened = reader(SLUG).start()
    panel = open_panel(opened)
    panel.locator("[data-own-file]").set_input_files(file)

    expect(panel.locator("[data-own-answer]")).to_contain_text("Save it as CSV")


def test_ten_thousand_rows_do_not_freeze_the_page(reader: Open, page: Page) -> None:
    """The page answers while the table is read, and a slider moves afterwards."""
    opened = reader(SLUG).start()
    panel = open_panel(opened)
    months = "".join(
        f"{1150 + n // 12}-{n % 12 + 1:02d},{1.002**n!r},{1.003**n!r},{1.001**n!r},0.5{n % 10}\n" for n in range(10_000)
    )
    panel.locator("[data-own-text]").evaluate(
        "(field, text) => { field.value = text; }", "year,gdp,capital,labour,labour_share\n" + months
    )
    page.evaluate(
        """() => {
          window.longest = 0;
          let before = performance.now();
          const tick = () => {
            const now = performance.now();
            window.longest = Math.max(window.longest, now - before);
            before = now;
            requestAnimationFrame(tick);
          };
          requestAnimationFrame(tick);
        }"""
    )
    panel.locator("[data-own=use]").click()

    expect(panel.locator("[data-own-answer]")).to_contain_text("10000 rows", timeout=READY)
    first = used(opened)
    opened.unfold().element.locator('select[name="labour_share_from"]').select_option("fixed")
    opened.drag("fixed_labour_share", 0.2)
    then = opened.settle()["outputs"]
    assert len(first["year"]) <= 200 and len(then["year"]) <= 200
    assert then["tfp_growth"] != first["tfp_growth"]
    assert page.evaluate("window.longest") < 1000  # no second without a frame, on a slow machine


def test_choosing_ones_own_figures_without_a_table_asks_for_it(reader: Open) -> None:
    """The panel opens and says what is needed; what was shown stays."""
    opened = reader(SLUG).start()
    before = tfp_shown(opened)
    opened.element.locator('select[name="economy"]').select_option("own")

    expect(opened.element.locator("[data-own-answer]")).to_be_visible()
    expect(opened.element.locator("[data-own-answer] p")).not_to_be_empty()
    assert tfp_shown(opened) == before
    expect(opened.element).to_have_attribute("data-state", "ready")


def with_table_and_editor(reader: Open) -> tuple[Reader, dict[str, Any]]:
    """Somebody who has given a table of their own and opened the code, and the outputs that stand there."""
    opened = reader(SLUG).start()
    paste(opened, open_panel(opened), GOOD)
    before = used(opened)
    opened.open_tab("code")
    opened.element.locator(".cm-content").wait_for(timeout=READY)
    return opened, before


def test_the_table_survives_a_changed_model(reader: Open) -> None:
    """A reader's version of the model reads the same table, and so does the original after it."""
    opened, before = with_table_and_editor(reader)
    for name in ("run", "reset"):
        opened.element.locator(f"[data-code={name}]").click()
        opened.wait_ready()
        opened.type("fixed_labour_share", "50")
        assert opened.settle()["outputs"]["tfp_growth"] < before["tfp_growth"]
        opened.type("fixed_labour_share", "60")
        assert opened.settle()["outputs"] == before


def test_a_setting_that_moves_while_a_changed_model_loads_finds_the_table(reader: Open) -> None:
    """No run comes between a model and the table that belongs to it."""
    opened, before = with_table_and_editor(reader)
    opened.element.evaluate("""(element) => {
      element.querySelector("[data-code=run]").click();
      setTimeout(() => element.showValues({ ...element.values, fixed_labour_share: 0.5 }));
    }""")
    opened.page.wait_for_function("() => window.results.at(-1).values.fixed_labour_share === 0.5")

    assert opened.settle()["outputs"]["tfp_growth"] < before["tfp_growth"]


def test_hostile_text_stays_text(reader: Open, page: Page) -> None:
    """What a cell holds is shown as it is, never as markup."""
    opened = reader(SLUG).start()
    answer = paste(
        opened, open_panel(opened), "year,gdp,capital,labour\n2000,<img src=x onerror=alert(1)>,1,1\n2001,1,1,1\n"
    )

    expect(answer).to_contain_text("<img src=x")
    assert answer.locator("img").count() == 0


@pytest.mark.parametrize("own", OWN)
def test_every_explainer_with_a_table_says_that_it_stays_here(own: str, reader: Open) -> None:
    """The promise stands beside the field; the watch on requests holds the page to it."""
    panel = open_panel(reader(own).start())

    expect(panel).to_contain_text("stay on this device")
    expect(panel.locator("textarea")).to_have_attribute("placeholder", load_one(own).words["en"]["own_data"]["example"])
