"""What was compared with its sources long ago is listed, wherever it says so."""

import datetime
from pathlib import Path

import pytest

from build_tools.__main__ import main, parser
from build_tools.pages.checked import with_foot
from build_tools.upkeep.stale import months_before, run
from explainers.contract.errors import ContractError

FILES = {
    "docs/book/old.en.md": "---\ntitle: Old\nchecked: 2026-05-27\n---\n# Old\n",
    "docs/book/new.en.md": "---\nchecked: 2026-05-28\n---\n# New\n",
    "docs/book/silent.en.md": "# Silent\n\nchecked: 2020-01-01\n",
    "docs/book/index.en.md": "# Contents\n",
    "docs/contribute/index.en.md": "# A guide has no facts\n",
    "docs/figures/old-figure/figure.toml": 'checked = "2026-01-02"\n',
    "docs/facts/drivers.toml": '[fresh]\nseen = "2026-11-26"\n\n[old_fact]\nseen = "2026-03-01"\n',
    "docs/references/book.toml": '[old_work]\nyear = "2020"\nseen = "2025-12-31"\n\n[undated]\nyear = "1956"\n',
    "docs/references/words.en.toml": 'seen = "never"\n',
    "explainers/catalogue/some-model/explainer.toml": '[data.prices]\ntaken = "2026-02-03"\n',
}
EXPECTED = """\
no date     docs/book/silent.en.md
2025-12-31  docs/references/book.toml  old_work
2026-01-02  docs/figures/old-figure/figure.toml
2026-02-03  explainers/catalogue/some-model/explainer.toml  data.prices
2026-03-01  docs/facts/drivers.toml  old_fact
2026-05-27  docs/book/old.en.md
6 to check: older than 2026-05-28.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small project with dates."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_what_is_older_than_half_a_year_is_listed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The oldest first; a chapter without a date as well; finding something is no failure."""
    assert run(parser().parse_args(["stale", "--on", "2026-11-28"]), root) == 0
    assert capsys.readouterr().out == EXPECTED


def test_fewer_months_list_more(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is exactly as old as allowed is not listed."""
    run(parser().parse_args(["stale", "--on", "2026-12-26", "--months", "1"]), root)

    found = capsys.readouterr().out
    assert "docs/book/new.en.md" in found
    assert "fresh" not in found


def test_a_date_that_is_none_is_a_mistake(root: Path) -> None:
    """It would never grow old."""
    (root / "docs/facts/drivers.toml").write_text('[fact]\nseen = "2026-02-30"\n', encoding="utf-8")

    with pytest.raises(ContractError, match=r"drivers\.toml: fact\.seen") as error:
        run(parser().parse_args(["stale", "--on", "2026-11-28"]), root)
    assert error.value.found == "2026-02-30"


def test_the_project_itself_can_be_asked(capsys: pytest.CaptureFixture[str]) -> None:
    """In a hundred years everything is old."""
    assert main(["stale", "--on", "2126-11-28"]) == 0
    assert "docs/figures/electric-car-share/figure.toml" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [("2026-11-28", 6, "2026-05-28"), ("2026-08-31", 6, "2026-02-28"), ("2026-01-15", 1, "2025-12-15")],
)
def test_months_are_those_of_the_calendar(day: str, months: int, expected: str) -> None:
    """The last day of a shorter month stands for days that it does not have."""
    assert months_before(datetime.date.fromisoformat(day), months) == datetime.date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("language", "line"), [("en", "Facts checked on 28 November 2026"), ("zh", "事实核对于2026年11月28日")]
)
def test_a_dated_page_says_its_day_at_its_foot(language: str, line: str) -> None:
    """In the language of the page; a page without a date says nothing."""
    page = "---\ntitle: A\nchecked: 2026-11-28\n---\n# A\n\nText.\n"

    assert with_foot(page, language, "a.md") == f"{page}\n{line}\n{{ .checked-on }}\n"
    assert with_foot("# A\n\nchecked: 2026-11-28\n", language, "a.md") == "# A\n\nchecked: 2026-11-28\n"


def test_a_page_with_a_wrong_day_is_refused() -> None:
    """With the file and a day that would do."""
    with pytest.raises(ContractError, match=r"a\.md: checked"):
        with_foot("---\nchecked: November 2026\n---\n", "en", "a.md")
