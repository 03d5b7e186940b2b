"""What stands in a page, and what in files beside it: together they are what the build has drawn and declared."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from build_tools.pages.lighter import lighter
from build_tools.pages.live_form import live_form_apart, without_preload
from build_tools.pages.pictures import pictures_apart
from build_tools.pages.site import load_views
from build_tools.pages.still_form import shorter, still
from build_tools.places import SITE
from explainers.contract.catalogue import find_folders

VIEWS = {f"{view.explainer.slug}-{view.language}": view for view in load_views()}
ROOT = "../../"
MOST = 120_000  # bytes of an explainer's page before compression
PAGES = [f"{prefix}explainers/{folder.name}/index.html" for folder in find_folders() for prefix in ("", "zh/")]


@pytest.mark.parametrize("page", PAGES)
def test_an_explainers_page_is_light(page: str) -> None:
    """In both languages, as it lies on the server."""
    size = (SITE / page).stat().st_size

    assert size <= MOST, f"{page} has {size:,} bytes"


@pytest.mark.parametrize("name", VIEWS)
def test_every_drawing_is_a_picture_that_has_its_title(name: str) -> None:
    """Each in both schemes, of a file that is an SVG image by itself."""
    view = VIEWS[name]
    whole = view.scenes() + view.widget()
    light, files = pictures_apart(whole, ROOT, view.explainer.slug)
    drawn = whole.count('<svg xmlns="http://www.w3.org/2000/svg" class="chart ')

    assert drawn and "<svg xmlns" not in light
    assert light.count('<img class="chart-light"') == light.count('<img class="chart-dark"') == drawn
    assert 'alt=""' not in light
    used = set(re.findall(rf'src="{re.escape(ROOT)}([^"#]+)', light))
    assert used == {place.as_posix() for place in files}
    for text in files.values():
        picture = ElementTree.fromstring(text)  # the build has written it
        assert picture.tag == "{http://www.w3.org/2000/svg}svg" and picture.get("id") == "dark"
        used_colors = set(re.findall(r"var\((--chart-[a-z]+)\)", text))
        assert used_colors == set(re.findall(r"(--chart-[a-z]+):", str(picture[0].text)))


@pytest.mark.parametrize("name", VIEWS)
def test_every_declaration_is_in_the_pages_file(name: str) -> None:
    """Letter by letter as it would stand in the page, under the name of its element, with its markup."""
    view = VIEWS[name]
    whole = view.scenes() + view.widget()
    light, files = live_form_apart(whole, ROOT, "x", "x.py")
    [(place, text)] = files.items()
    entries = json.loads(text)

    assert list(entries) == re.findall(r'<econ-(?:scene|explainer) id="([^"]+)"', whole)
    inside = re.findall(r'<script type="application/json" data-(?:scene|explainer)>(.*?)</script>', whole)
    assert [entry["declared"] for entry in entries.values()] == [json.loads(found) for found in inside]
    assert (
        light.count(f'data-file="{place.name}"')
        == light.count(f'data-file="{place.name}" data-still') + 1
        == len(entries)
    )
    assert f'href="{ROOT}{Path(place).as_posix()}"' in light
    assert 'rel="preload"' not in without_preload(light)
    first, *others = [entry["markup"] for entry in entries.values()]
    assert first == "" and all(markup in whole for markup in others)


@pytest.mark.parametrize("name", VIEWS)
def test_the_still_form_has_nothing_for_hands_and_all_that_is_read(name: str) -> None:
    """Numbers, sentences, pictures, equations and the way to the code are there; buttons and sliders are not."""
    view = VIEWS[name]
    whole = view.widget()
    form = still(pictures_apart(whole, ROOT, view.explainer.slug)[0], "../model.py")

    assert form.count("<button") == form.count('<button type="button" class="econ-preset"')  # which names a situation
    for absent in ("<input", "<textarea", "econ-live-only", "data-source", "aria-controls", "chart-dark"):
        assert absent not in form
    assert '<a href="../model.py">model.py</a>' in form
    assert set(re.findall(r'aria-labelledby="([^"]+)"', form)) <= set(re.findall(r' id="([^"]+)"', form))
    for kept in ("<math", "<figcaption", 'class="econ-readout"', 'class="econ-summary"'):
        assert form.count(kept) == whole.count(kept) > 0, kept


def test_a_long_table_under_a_picture_shows_its_ends() -> None:
    """Of forty-one rows it shows eleven, of few rows all."""
    rows = [f"<tr><td>{row}</td></tr>" for row in range(41)]
    table = f'<details class="econ-scene-more" data-table><table><tbody>{"".join(rows)}</tbody></table></details>'

    assert re.findall(r"<td>(\d+)", shorter(table)) == [str(row) for row in range(0, 41, 4)]
    assert shorter(table.replace("".join(rows), "".join(rows[:12]))).count("<tr>") == 12


def test_a_page_without_explainers_has_no_file() -> None:
    """And stays as it is."""
    assert live_form_apart("<p>Text</p>", ROOT, "x", "x.py") == ("<p>Text</p>", {})


def test_code_is_kept_letter_by_letter_and_the_rest_loses_its_indentation() -> None:
    """Tables lose their end tags, of cells and rows only."""
    code = "<pre>if x:\n\n    y\n</pre>"
    table = '<table>\n<tr>\n  <th scope="row">a</th>\n  <td>1</td>\n</tr>\n</table>'

    assert lighter(f"<p>\n\n    b</p>\n{code}") == f"<p>\nb</p>\n{code}"
    assert lighter(table) == "<table>\n<tr>\n<th scope=row>a<td>1</table>"
