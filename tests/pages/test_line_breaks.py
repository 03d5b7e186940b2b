"""No line of a page ends between a number and its per-cent sign; code is left as it was written."""

import pytest

from build_tools.line_breaks import held
from build_tools.places import SITE

HELD = "\u00a0%"


def test_a_number_keeps_its_sign() -> None:
    """In texts, but not in what is run or copied."""
    page = '<p>A fifth, 20 % of all.</p><pre>half = 50 % 3</pre><script type="x">"30 % more"</script><p>40 %</p>'

    assert held(page) == page.replace("20 %", f"20{HELD}").replace("40 %", f"40{HELD}")


@pytest.mark.built
def test_the_pages_of_the_site_are_made_so() -> None:
    """Those of the explainers in English, which print most."""
    texts = [path.read_text(encoding="utf-8") for path in (SITE / "explainers").glob("*/index.html")]

    assert any(HELD in text for text in texts)
    assert not [text for text in texts if held(text) != text]
