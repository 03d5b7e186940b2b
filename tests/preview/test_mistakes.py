"""What an author gets wrong is said in a few lines, without a traceback; and it is gone once it is mended."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from build_tools.mistakes import described, reported
from build_tools.pages.site import stage
from build_tools.places import DOCS
from build_tools.preview import Preview
from explainers.contract.catalogue import CATALOGUE
from tests.conftest import EXAMPLE
from tests.copies import show_only

LONGEST = 4  # lines

Harm = Callable[[str], str]


def added(text: str) -> Harm:
    """Puts a text at the end."""
    return lambda content: content + text


MISTAKES: dict[str, tuple[str, Harm, list[str]]] = {
    "a number that the model has not": ("page.en.md", added("\n{{ value('nothing') }}\n"), ["line", "no such number"]),
    "a chart that there is not": ("page.zh.md", added("\n{{ figure('nothing') }}\n"), ["no such chart", "Try: growth"]),
    "a preset that there is not": ("page.en.md", added("\n{{ value('horizon', 'no') }}\n"), ["no such preset"]),
    "a slot without what it needs": ("page.en.md", added("\n{{ figure() }}\n"), ["line", "chart_id"]),
    "a slot that there is not": ("teacher.en.md", added("\n{{ nothing }}\n"), ["line", "'nothing' is undefined"]),
    "a slot that does not end": ("teacher.zh.md", added("\n{% if %}\n"), ["line"]),
    "a work that is in no bibliography": ("page.en.md", added("\n{{ cite('nobody') }}\n"), ["no such key"]),
    "a statement that there is not": ("page.en.md", added("\n{{ explainers_for('no') }}\n"), ["no such statement"]),
    "words that are not TOML": ("words.en.toml", added("\n[broken\n"), ["not valid TOML"]),
    "a model that is not Python": ("model.py", added("\ndef (:\n"), ["line", "not valid Python"]),
    "a model that raises": (
        "model.py",
        lambda text: re.sub(r"(?m)^def run\(.*$", r"\g<0>\n    raise ZeroDivisionError('oh')", text, count=1),
        ["line", "in run", "ZeroDivisionError: oh", "'preset': 'start'"],
    ),
    "an equation that is not LaTeX": (
        "explainer.toml",
        lambda text: text.replace("production = '", r"production = '\nonsense{", 1),
        ["equations[", "not LaTeX that KaTeX knows"],
    ),
}


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A catalogue that holds a copy of the example, beside pages that show no other explainer."""
    shutil.copytree(DOCS, tmp_path / "docs")
    show_only(tmp_path / "docs", EXAMPLE)
    shutil.copytree(CATALOGUE / EXAMPLE, tmp_path / "catalogue" / EXAMPLE)
    return tmp_path / "catalogue"


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_said_in_a_few_lines_with_its_file(name: str, sources: Path, tmp_path: Path) -> None:
    """And nothing is written; the same folder without the mistake is staged."""
    file, harm, wanted = MISTAKES[name]
    place = sources / EXAMPLE / file
    sound = place.read_text(encoding="utf-8")
    place.write_text(harm(sound), encoding="utf-8")
    assert place.read_text(encoding="utf-8") != sound

    with pytest.raises(Exception) as raised:
        stage(tmp_path / "docs", sources, tmp_path / "pages")

    said = described(raised.value)
    assert said.startswith(str(place)), said
    assert all(part in said for part in wanted), said
    assert len(said.splitlines()) <= LONGEST
    assert not (tmp_path / "pages").exists()
    place.write_text(sound, encoding="utf-8")
    stage(tmp_path / "docs", sources, tmp_path / "pages")
    assert (tmp_path / "pages/explainers" / EXAMPLE / "index.en.md").exists()


# Files that authors and translators write, each as an editor may save it, and what the message says of that.
ENCODED = {
    "catalogue/{}/page.zh.md": ("gb18030", "as in GB18030"),
    "catalogue/{}/teacher.en.md": ("latin-1", "as in WINDOWS-1252"),
    "catalogue/{}/words.zh.toml": ("utf-16", "as in UTF-16"),
    "catalogue/{}/model.py": ("cp1252", "as in WINDOWS-1252"),
    "docs/index.zh.md": ("gb18030", "as in GB18030"),
    "docs/book/method.en.md": ("latin-1", "as in WINDOWS-1252"),
    "docs/book/timeline.zh.md": ("utf-16", "as in UTF-16"),
    "docs/glossary.toml": ("gb18030", "as in GB18030"),
}


@pytest.mark.parametrize("file", ENCODED)
def test_a_file_in_another_encoding_is_named(file: str, sources: Path, tmp_path: Path) -> None:
    """With what it seems to be, what is read, and how to save it; the mark of UTF-8 before a text does no harm."""
    encoding, likely = ENCODED[file]
    place = tmp_path / file.format(EXAMPLE)
    sound = place.read_text(encoding="utf-8")
    place.write_bytes((sound + "\n# café 增长\n").encode(encoding, "ignore"))

    with pytest.raises(Exception) as raised:
        stage(tmp_path / "docs", sources, tmp_path / "pages")

    said = described(raised.value)
    assert said.startswith(f"{place}: line ") and len(said.splitlines()) <= LONGEST, said
    assert all(part in said for part in ("not UTF-8", likely, "Try: save it as UTF-8")), said
    assert not (tmp_path / "pages").exists()


def test_a_file_that_is_missing_is_named(sources: Path, tmp_path: Path) -> None:
    """Also one that only the build reads."""
    (sources / EXAMPLE / "page.zh.md").unlink()

    with pytest.raises(OSError) as raised:
        stage(tmp_path / "docs", sources, tmp_path / "pages")

    assert described(raised.value) == f"{sources / EXAMPLE / 'page.zh.md'}\n  The file is missing."


def test_a_fault_of_the_tools_keeps_its_traceback() -> None:
    """Nobody could mend it in an explainer's folder."""

    def fail() -> None:
        raise KeyError("ours")

    with pytest.raises(KeyError):
        reported(fail)


def test_a_command_says_the_mistake_and_fails(sources: Path, tmp_path: Path, capsys: Any) -> None:
    """On the error output, with an exit code that scripts understand."""
    (sources / EXAMPLE / "words.en.toml").write_text("[broken", encoding="utf-8")

    assert reported(lambda: print(stage(tmp_path / "docs", sources, tmp_path / "pages"))) == 2

    printed = capsys.readouterr()
    assert "not valid TOML" in printed.err and "Traceback" not in printed.err
    assert printed.out == ""


class Assembled:
    """Stands for the assembly of pages: a menu, or a mistake."""

    def __init__(self) -> None:
        self.wrong: Exception | None = None
        self.menu = "menu"

    def __call__(self, docs: Path, **others: Path) -> "Assembled":
        """The assembly."""
        if self.wrong:
            raise self.wrong
        return self


@pytest.fixture
def assembled(monkeypatch: pytest.MonkeyPatch) -> Assembled:
    """Replaces the making of pages."""
    assembled = Assembled()
    monkeypatch.setattr("build_tools.preview.assemble", assembled)
    return assembled


def test_the_browser_shows_the_mistake_until_it_is_mended(assembled: Assembled) -> None:
    """On every page, with every letter as it is; other files are served as before."""
    preview, laid_out = Preview(), []
    preview.is_serving = True
    answer = preview.around(lambda environ, start_response: [b"served"])

    def get(path: str) -> str:
        return b"".join(answer({"PATH_INFO": path}, lambda status, headers: None)).decode()

    preview.rebuild(laid_out.append)
    assert get("/concept/") == "served"

    assembled.wrong = FileNotFoundError(2, "missing", "a<b>.toml")
    preview.rebuild(laid_out.append)
    assert "a&lt;b&gt;.toml" in get("/concept/") and "a&lt;b&gt;.toml" in get("/404.html")
    assert get("/assets/site.css") == "served"

    assembled.wrong = None
    preview.rebuild(laid_out.append)
    assert get("/concept/") == "served"
    assert len(laid_out) == 2, "the site of before stays while there is a mistake"


def test_everything_is_laid_out_where_the_menu_changes(assembled: Assembled, tmp_path: Path) -> None:
    """And after a build that broke off; otherwise only what has changed."""
    preview, laid_out = Preview(), []

    def lay_out(only_changed: bool) -> None:
        laid_out.append(only_changed)
        preview.laid_out_menu = assembled.menu

    preview.rebuild(lay_out)
    preview.rebuild(lay_out)
    assembled.menu = "another menu"
    preview.rebuild(lay_out)
    preview.rebuild(lambda only_changed: [][1])
    preview.rebuild(lay_out)

    assert laid_out == [False, True, False, False]
