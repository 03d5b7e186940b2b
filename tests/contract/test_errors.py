"""A file that breaks the contract is named, with field, rule, found value and a value that would work."""

from pathlib import Path

import pytest

from explainers.contract.errors import ContractError
from explainers.contract.loading import load_explainer

BREAKS = {
    "unknown_field": ("explainer.toml", "minutes", "minuets", "minuets", "minutes"),
    "unknown_unit": ("explainer.toml", 'unit = "years"', 'unit = "yeers"', ".unit", "years"),
    "slider_leaves_allowed": (
        "explainer.toml",
        "slider = { from = 0.05, to = 0.6",
        "slider = { from = 0.05, to = 9.6",
        "slider.to",
        "0.95",
    ),
    "word_for_number": ("explainer.toml", "minutes = ", 'minutes = "x" # ', "minutes", "a whole number"),
    "broken_toml": ("explainer.toml", "contract", "[[[contract", "", "not valid TOML"),
    "missing_text": ("words.zh.toml", "question = ", "# question = ", "question", "missing"),
    "missing_words_file": ("words.en.toml", None, None, "", "missing"),
    "empty_text": ("words.en.toml", 'teaser = "', 'teaser = ""  # "', "teaser", "empty"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_file_is_named_with_field_and_a_way_out(name: str, folder: Path) -> None:
    """Each kind of mistake that an author makes leads to the place where it was made."""
    file, before, after, field, says = BREAKS[name]
    break_file(folder / file, before, after)

    with pytest.raises(ContractError) as caught:
        load_explainer(folder)

    assert file in caught.value.file
    assert field in caught.value.field
    assert says in str(caught.value)


def break_file(path: Path, before: str | None, after: str | None) -> None:
    """Changes the first occurrence of a text in a file, or removes the file."""
    if before is None:
        path.unlink()
        return
    text = path.read_text(encoding="utf-8")
    assert before in text, f"{path.name} no longer contains {before!r}; mend this test"
    path.write_text(text.replace(before, str(after), 1), encoding="utf-8")


def test_a_folder_that_was_not_broken_loads(folder: Path) -> None:
    """The copy itself is sound, so the complaints above come from the breaks."""
    assert load_explainer(folder).slug == folder.name


def test_text_that_is_not_utf8_is_named(folder: Path) -> None:
    """A words file saved by an old editor gives a clear complaint."""
    (folder / "words.zh.toml").write_bytes("title = '投资'".encode("gb18030"))

    with pytest.raises(ContractError, match="not UTF-8"):
        load_explainer(folder)


def test_the_mark_that_some_editors_put_before_a_text_is_no_mistake(folder: Path) -> None:
    """Words, the model and its figures are read as they would be without it."""
    before = load_explainer(folder)
    for file in ("explainer.toml", "words.zh.toml", "model.py"):
        (folder / file).write_text((folder / file).read_text(encoding="utf-8"), encoding="utf-8-sig")

    now = load_explainer(folder)
    assert (now.words, now.source, now.results) == (before.words, before.source, before.results)
