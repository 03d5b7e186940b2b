"""The pages stand by themselves: what they cite is in their own bibliography, whichever explainers the site has."""

import re
from pathlib import Path

from build_tools.pages.references import load_references
from build_tools.places import DOCS
from explainers.contract.reading import read_toml

CITED = re.compile(r'cite\("([^"]+)"\)')


def test_no_page_figure_or_fact_needs_an_explainers_bibliography(tmp_path: Path) -> None:
    """All keys in pages, figures and facts are found without any explainer."""
    cited = {key for page in DOCS.rglob("*.md") for key in CITED.findall(page.read_text(encoding="utf-8"))}
    figures = {key for file in DOCS.glob("figures/*/figure.toml") for key in read_toml(file)["sources"]}
    facts = {
        fact["source"] for file in DOCS.glob("facts/*.toml") for fact in read_toml(file).values() if "source" in fact
    }

    assert min(map(len, (cited, figures, facts))) > 10
    assert cited | figures | facts <= set(load_references(DOCS, tmp_path))
