"""`mkdocs serve` as an author runs it: a change is on the page, a mistake too, and both without a word from Python."""

import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE
from tests.copies import copy_project

PATIENCE = 120  # seconds; a busy machine may be slow, and this is no measurement
pytestmark = pytest.mark.built
PAGE = f"/explainers/{EXAMPLE}/"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's sources in another place, with one explainer and what was kept of builds before."""
    return copy_project(tmp_path_factory.mktemp("project"), [EXAMPLE])


class Author:
    """Somebody who edits files and looks at the browser and the terminal."""

    def __init__(self, project: Path, port: int, terminal: Path) -> None:
        """Takes the project, the server's port, and the file with what the server printed."""
        self.folder, self.port, self.terminal = project / "explainers/catalogue" / EXAMPLE, port, terminal

    def get(self, path: str) -> str:
        """What the server answers; "" where it does not."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except (urllib.error.URLError, ConnectionError):
            return ""

    def wait_for(self, pattern: str, path: str = PAGE) -> str:
        """The page, once it says what is awaited."""
        end = time.monotonic() + PATIENCE
        while not re.search(pattern, text := self.get(path), re.DOTALL):
            assert time.monotonic() < end, f"{pattern!r} is not in:\n{text[:2000]}\n{self.terminal.read_text()}"
            time.sleep(0.05)
        return text


@pytest.fixture
def author(project: Path, tmp_path: Path) -> Iterator[Author]:
    """An author in front of a running server."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).with_name("mkdocs")), "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with (tmp_path / "terminal").open("w") as terminal:
        server = subprocess.Popen(command, cwd=project, stdout=terminal, stderr=terminal)
        yield Author(project, port, tmp_path / "terminal")
        server.terminate()
        server.wait()


def test_changes_and_mistakes_reach_the_browser_and_go(author: Author) -> None:
    """A sentence of a page, a word of the menu, a mistake, and its end."""
    page, words = author.folder / "page.en.md", author.folder / "words.en.toml"
    text, table = page.read_text(encoding="utf-8"), words.read_text(encoding="utf-8")
    before = author.wait_for("md-nav__link")
    entries = author.get("/search/pages.json").count('"location"')

    page.write_text(f"{text}\nA sentence that is new.\n", encoding="utf-8")
    after = author.wait_for("A sentence that is new")
    assert titles(after) == titles(before), "pages that are not laid out again keep their titles"
    assert author.get("/search/pages.json").count('"location"') == entries

    page.write_text(f"{text}\n{{{{ value('nothing') }}}}\n", encoding="utf-8")
    author.wait_for(r'<pre id="mistake">[^<]*page\.en\.md: line \d+: .*no such number')
    author.wait_for('<pre id="mistake">', "/book/concept/")

    page.write_text(text, encoding="utf-8")
    assert titles(author.wait_for("md-nav__link")) == titles(before)

    title = re.search(r'^title = "(.*)"$', table, re.MULTILINE)
    assert title
    words.write_text(table.replace(title[0], 'title = "Another title"'), encoding="utf-8")
    assert "Another title" in titles(author.wait_for("Another title", "/explainers/")), "in the menu of its section"
    printed = author.terminal.read_text(encoding="utf-8")
    assert "no such number" in printed and "Traceback" not in printed


def titles(page: str) -> list[str]:
    """The entries of a page's menu."""
    found = re.findall(r'class="?md-ellipsis"?>\s*(.*?)\s*</span>', page, re.DOTALL)
    assert len(found) > 10
    return found
