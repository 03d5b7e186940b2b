"""No code names a language: what differs between them is declared in one file each, so that one more is files only."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_tools.places import REPOSITORY
from explainers.contract.errors import ContractError
from explainers.contract.languages import DECLARED, FIRST, HERE, LANGUAGES, read_languages, read_translated

ROOMS = ("build_tools", "explainers/authoring", "explainers/contract", "explainers/runner", "explainers/widget")
CODE = {".py", ".ts", ".tsx", ".js", ".mjs", ".css", ".j2", ".typ", ".html"}
CODES = {form for code, found in DECLARED.items() for form in (code, found.tag, found.locale)}
NAMED = re.compile(rf"(?<![A-Za-z0-9])(?:{'|'.join(sorted(CODES, key=len, reverse=True))})(?![A-Za-z0-9]|_[A-Z])")
FILES = sorted(
    path
    for folder in (*ROOMS, "docs/assets")
    for path in (REPOSITORY / folder).rglob("*")
    if path.suffix in CODE and path.is_file()
)


def words_of(path: Path) -> Iterator[str]:
    """What a file says to a machine: of Python its names and texts without docstrings, of others the lines."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        yield from text.splitlines()
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            node.value.value = ...  # a docstring
        for name in ("id", "attr", "arg", "name", "value"):
            if isinstance(said := getattr(node, name, None), str):
                yield said


@pytest.mark.parametrize(
    "said", ["en", "words.zh.toml", "note_zh", "zh/", ":lang(zh)", "zh-Hans", "en_GB", "page.en.md"]
)
def test_what_counts_as_a_name(said: str) -> None:
    """The code alone, in the name of a file, of a field or of a folder, and in a tag."""
    assert NAMED.search(said)


def test_no_code_names_a_language() -> None:
    """Neither in a condition nor in the name of a file; there are no exceptions."""
    assert len(FILES) > 300

    found = {
        f"{path.relative_to(REPOSITORY)}: {said.strip()[:80]}"
        for path in FILES
        for said in words_of(path)
        if NAMED.search(said)
    }

    assert sorted(found) == []


def declare(folder: Path, code: str, changed: dict[str, str]) -> None:
    """Writes a declaration of a language like the first one."""
    text = (HERE / f"{FIRST}.toml").read_text(encoding="utf-8")
    for name, value in changed.items():
        text, count = re.subn(rf"^{name} = .*$", f"{name} = {value}", text, flags=re.MULTILINE)
        text = text if count else f"{name} = {value}\n{text}"
    (folder / f"{code}.toml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"folder": '""'}, "folder"),
        ({"folder": '"somewhere/"'}, "folder"),
        ({"folder": '"fr/"', "beside": '"de"'}, "glossary.beside"),
        ({"folder": '"fr/"', "direction": '"down"'}, "direction"),
        ({"folder": '"fr/"', "colour": '"red"'}, "colour"),
    ],
)
def test_a_wrong_declaration_is_named_by_its_field(changed: dict[str, str], field: str, tmp_path: Path) -> None:
    """Two languages at the root, a folder of another name, a language that is not there, an unknown field."""
    for code in LANGUAGES:
        (tmp_path / f"{code}.toml").write_text((HERE / f"{code}.toml").read_text(encoding="utf-8"), encoding="utf-8")
    declare(tmp_path, "fr", changed)

    with pytest.raises(ContractError) as caught:
        read_languages(tmp_path)
    assert field in [problem.field for problem in caught.value.problems]


def test_what_a_further_language_says_stands_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the same tables and under the same names; a table or a name that does not belong there is refused."""
    monkeypatch.setattr("explainers.contract.languages.LANGUAGES", (*LANGUAGES, "fr"))
    (tmp_path / "glossary.toml").write_text('[saving]\nen = "saving"\n', encoding="utf-8")
    beside = tmp_path / "glossary.fr.toml"
    beside.write_text('[saving]\nfr = "épargne"\nmeaning_fr = "…"\n', encoding="utf-8")

    assert read_translated(tmp_path / "glossary.toml") == {
        "saving": {"en": "saving", "fr": "épargne", "meaning_fr": "…"}
    }

    beside.write_text('[saving]\nen = "thrift"\n[spending]\nfr = "dépense"\n', encoding="utf-8")
    with pytest.raises(ContractError) as caught:
        read_translated(tmp_path / "glossary.toml")
    assert [problem.field for problem in caught.value.problems] == ["saving.en", "spending"]
