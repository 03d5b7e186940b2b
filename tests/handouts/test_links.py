"""The square codes lead to exactly the state that is printed."""

from urllib.parse import parse_qs, urlsplit

import pytest
import zxingcpp

from build_tools.addresses import link
from build_tools.handouts.sheets import Sheet
from explainers.contract.explainer import Explainer
from explainers.contract.settings import NumberParameter
from explainers.runner.model import Values
from tests.handouts.conftest import SITE, Handouts, picture


def codes(handouts: Handouts, language: str, name: str) -> list[str]:
    """The addresses in all square codes of a handout, read from its picture."""
    pages = handouts.open(language, name)
    return [found.text for page in pages for found in zxingcpp.read_barcodes(picture(page, 200).convert("L"))]


def state(explainer: Explainer, address: str) -> Values:
    """The settings in an address, over the start values, read here and not by the code under test."""
    values: Values = {parameter.id: parameter.default for parameter in explainer.declaration.parameters}
    for name, texts in parse_qs(urlsplit(address).query).items():
        if name != "v":
            values[name] = texts[0] if isinstance(values[name], str) else float(texts[0])
    return values


def test_every_figure_has_a_code_with_its_state(
    explainer: Explainer, language: str, paper: str, handouts: Handouts
) -> None:
    """Read as a telephone reads it, at the quality of a school's printer."""
    found = codes(handouts, language, f"{explainer.slug}-student-{paper}")
    sheet = Sheet(explainer, language, None, SITE)
    without = {"sketched", "square"}
    expected = [picture.result["values"] for name, picture in sheet.pictures.items() if name not in without]

    assert sorted(map(str, (state(explainer, address) for address in found))) == sorted(
        str({name: value if isinstance(value, str) else float(value) for name, value in values.items()})
        for values in expected
    )
    page = f"{SITE}{'zh/' if language == 'zh' else ''}explainers/{explainer.slug}/?"
    assert all(address.startswith(page) for address in found)


def test_the_address_is_printed_as_well(explainer: Explainer, language: str, handouts: Handouts) -> None:
    """For those without a camera."""
    text = handouts.text(language, f"{explainer.slug}-student-a4")
    for address in codes(handouts, language, f"{explainer.slug}-student-a4"):
        assert address.split("://")[1].replace("-", "") in text


@pytest.mark.parametrize(("value", "text"), [(0.1 + 0.2, "0.30000000000000004"), (3.0, "3"), (1e-05, "0.00001")])
def test_numbers_are_written_as_scripts_write_them(value: float, text: str, explainer: Explainer) -> None:
    """So that the widget's own link for the same state is the same."""
    parameter = next(
        p for p in explainer.declaration.parameters if isinstance(p, NumberParameter) and p.default != value
    )
    values = {**explainer.results[""]["values"], parameter.id: value}

    address = link(explainer, values, "en", "https://example.org/elsewhere/")
    assert address.startswith(f"https://example.org/elsewhere/explainers/{explainer.slug}/?")
    assert f"{parameter.id}={text}&" in address
