"""A translator is told what is missing, what has changed, what stands in another script, and what cannot be read."""

import subprocess
from pathlib import Path

import pytest

from explainers.authoring.translating import left_to_translate

PAGE = "# Growth\n\nGrowth slows down in the long run.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with a history, in which everything is translated."""
    folder = tmp_path / "docs"
    folder.mkdir()
    write(folder / "index.en.md", PAGE)
    write(folder / "index.zh.md", "# 增长\n\n长期增长会放慢。\n")
    write(folder / "words.en.toml", 'title = "Growth"\n[part]\nlead = "It slows down."\n')
    write(folder / "words.zh.toml", 'title = "增长"\n[part]\nlead = "它会放慢。"\n')
    write(folder / "glossary.toml", '[growth]\nen = "growth"\nzh = "增长"\n')
    git(tmp_path, "init", "-q")
    commit(tmp_path)
    return tmp_path


def write(path: Path, text: str) -> None:
    """A file in UTF-8."""
    path.write_text(text, encoding="utf-8")


def git(root: Path, *arguments: str) -> None:
    """One command of Git."""
    name = ["-c", "user.name=Someone", "-c", "user.email=someone@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *name, *arguments], cwd=root, check=True)


def commit(root: Path) -> None:
    """Keeps everything in the history."""
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Everything")


def test_a_complete_translation_has_nothing_left(project: Path) -> None:
    """And so has one whose source was translated anew after a change."""
    assert list(left_to_translate("zh", project)) == []


def test_what_is_missing_is_listed(project: Path) -> None:
    """A file, a text of a words file, a name in a file that all languages share."""
    (project / "docs/index.zh.md").unlink()
    write(project / "docs/words.zh.toml", 'title = "增长"\n')
    write(project / "docs/glossary.toml", '[growth]\nen = "growth"\n')

    assert set(left_to_translate("zh", project)) == {
        ("missing", "docs/index.zh.md"),
        ("missing", "docs/words.zh.toml: part.lead"),
        ("missing", "docs/glossary.toml: growth.zh"),
    }


def test_what_changed_since_is_listed_until_it_is_translated(project: Path) -> None:
    """By the name of the text, or by the heading of the section."""
    write(project / "docs/words.en.toml", 'title = "Growth"\n[part]\nlead = "It fades."\n')
    write(project / "docs/index.en.md", PAGE.replace("slows down", "fades"))

    changed = {("changed", "docs/words.zh.toml: part.lead"), ("changed", "docs/index.zh.md: Growth")}
    assert set(left_to_translate("zh", project)) == changed

    write(project / "docs/words.zh.toml", 'title = "增长"\n[part]\nlead = "它会消退。"\n')
    write(project / "docs/index.zh.md", "# 增长\n\n长期增长会消退。\n")
    commit(project)
    assert list(left_to_translate("zh", project)) == []


def test_what_is_in_another_script_is_listed(project: Path) -> None:
    """Names, slots and addresses may be."""
    write(project / "docs/words.zh.toml", 'title = "增长"\n[part]\nlead = "It slows down."\n')
    write(project / "docs/index.zh.md", "# 增长\n\n长期增长会放慢（[Solow](https://example.org/a/long/address)）。\n")

    assert list(left_to_translate("zh", project)) == [("other script", "docs/words.zh.toml: part.lead")]


def test_a_file_in_another_encoding_is_named(project: Path) -> None:
    """With what to do; everything else is still looked at."""
    (project / "docs/words.zh.toml").write_text('title = "增长"\n', encoding="gb18030")
    (project / "docs/index.zh.md").unlink()

    assert list(left_to_translate("zh", project)) == [
        ("missing", "docs/index.zh.md"),
        ("not UTF-8", "docs/words.zh.toml: save it as UTF-8"),
    ]
