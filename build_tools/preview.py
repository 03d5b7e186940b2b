"""The pages as MkDocs lays them out and, while it serves them, follows their sources.

A mistake ends a build. While MkDocs serves, it is shown in the terminal and in the browser instead, until it is mended;
a change then costs only those pages that it touches.
"""

import html
import os
import re
import shutil
import sys
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jinja2

from build_tools.assembling import Assembly, assemble
from build_tools.cache import KEPT
from build_tools.installing.head import app_head
from build_tools.line_breaks import held
from build_tools.metadata.head import head, with_head
from build_tools.mistakes import described
from build_tools.pages.lighter import lighter
from build_tools.pages.missing import finish_missing_page
from build_tools.pages.previews import preview_tags, with_tags
from build_tools.pages.starting import with_deferred_scripts
from build_tools.pages.versions import surroundings, surroundings_now
from build_tools.places import BUILD, REPOSITORY
from build_tools.search.index import KeptIndex
from build_tools.search.worker import finish_search
from build_tools.site_languages import configure_languages, with_language
from explainers.authoring.drafts import drafts, refuse_drafts, warning
from explainers.contract.catalogue import CATALOGUE
from explainers.contract.languages import DECLARED, FIRST, LANGUAGES

WATCHED = ("docs", "explainers", "build_tools")
FOLDING = "build_tools.pages.folding"  # lines of text without spaces
INSTANT = "navigation.instant"
TRANSLATION = re.compile(r'href="(/[^"]*)"(?= hreflang=)')
SITE_MAP = REPOSITORY / "build_tools" / "metadata" / "templates"  # in place of the language plugin's
EMPTY = BUILD / "nothing-yet"  # stands in for the pages where the first build meets a mistake
PAGE = Path(__file__).with_name("mistake.html").read_text(encoding="utf-8").replace("LANGUAGE", FIRST)

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class MistakeError(Exception):
    """What an author has to mend, in words."""


class Preview:
    """The pages between two changes."""

    def __init__(self) -> None:
        self.is_serving = False
        self.mistake = ""
        self.docs = Path()
        self.others: dict[str, Path] = {}
        self.assembly: Assembly | None = None
        self.is_new = False  # whether the assembly is still to be laid out
        self.laid_out_menu: object = None
        self.index = KeptIndex()

    def configure(self, config: Any, script: type) -> None:
        """Points the site generator to the pages, or to empty ones while it serves and there is a mistake.

        The generator asks for each language, with the same configuration; only the first time it names the sources.
        Instant navigation is off while its language plugin looks, which warns of it; our own script keeps links right.
        """
        configure_languages(config)
        config.theme["features"] = [feature for feature in config.theme["features"] if feature != INSTANT]
        if (self.assembly and config.docs_dir == str(self.assembly.pages)) or config.docs_dir == str(EMPTY):
            return
        self.docs, self.others = Path(config.docs_dir), other_places(config)
        if not self.is_new:
            self.assemble()
        self.is_new = False
        if self.assembly is None:
            config.docs_dir = str(empty_pages())
            return
        config.docs_dir, config.nav = str(self.assembly.pages), self.assembly.navigation
        module = script(self.assembly.script)
        module.type = "module"
        config.extra_javascript += [module, self.assembly.not_alive]
        config.extra_css.append(self.assembly.style)
        config.markdown_extensions.append(FOLDING)  # not in mkdocs.yml, which is read before ours can be found

    def assemble(self) -> None:
        """Makes the pages; MistakeError, or no assembly while MkDocs serves, where an author has something to mend."""
        self.assembly, self.is_new = None, False
        try:
            self.meet_drafts(self.others.get("explainers", CATALOGUE))
            self.assembly, self.is_new = assemble(self.docs, **self.others), True
        except Exception as error:
            if self.is_serving:
                self.show(error)
            elif text := described(error):
                raise MistakeError(text) from None
            else:
                raise

    def meet_drafts(self, explainers: Path) -> None:
        """Says what drafts lack while MkDocs serves; ContractError where it builds."""
        if not self.is_serving:
            refuse_drafts(explainers)
        for draft in drafts(explainers):
            print(f"Draft {warning(draft)}", file=sys.stderr)

    def prepare(self, config: Any, env: jinja2.Environment, pages: list[Any]) -> None:
        """Keeps what MkDocs and its theme would make anew: compiled templates, and the entries of the search index."""
        config.theme["features"].append(INSTANT)
        config.theme["direction"] = DECLARED[config.theme["language"]].direction
        (KEPT / "templates").mkdir(parents=True, exist_ok=True)
        env.bytecode_cache = jinja2.FileSystemBytecodeCache(str(KEPT / "templates"))
        env.loader = jinja2.ChoiceLoader([jinja2.FileSystemLoader(SITE_MAP), env.loader or jinja2.BaseLoader()])
        self.index.follow(config.plugins["material/search"].search_index, pages)

    def finish_page(self, output: str, page: Any, config: Any) -> str:
        """The page with what services show of a link to it, and with a head that starts its explainers.

        Links to translations are marked, or the theme would look for a site map beside each of them.
        """
        if self.assembly:
            output = self.assembly.parts.start_early(output, root_of(page.url))
        language = config.theme["language"]
        output = relative_translations(output, root_of(page.url), urlsplit(config.site_url or "").path or "/")
        tags = preview_tags(page.meta, config.site_url or "")
        output = with_head(output, head(page.meta, config.site_url or "", root_of(page.url)))
        output = with_head(output, app_head(page.meta, root_of(page.url)))
        output = output.replace('<link rel="alternate" ', '<link rel="alternate translation" ')
        return held(lighter(with_deferred_scripts(with_tags(with_language(output, language), tags))))

    def finish(self, site: Path) -> None:
        """Completes the theme's search and its page for what is missing, and adds runtime and widget to the site."""
        finish_search(site)
        finish_missing_page(site)
        if self.assembly:
            self.assembly.parts.copy(site)
            self.laid_out_menu = self.assembly.menu

    def serve(self, server: Any, config: Any, lay_out: Callable[[bool], None]) -> None:
        """Has the server follow the sources, and show a mistake while there is one."""
        server.unwatch(config.docs_dir)
        for folder in WATCHED:
            server.watch(str(REPOSITORY / folder))
        arguments = sys.argv[1:]
        sys.argv.append("--dirty")  # where the language plugin looks

        def rebuild() -> None:
            restart_if_code_changed(Path(config.site_dir), arguments)
            self.rebuild(lay_out)

        server.builder = rebuild
        server.set_app(self.around(server.get_app()))

    def rebuild(self, lay_out: Callable[[bool], None]) -> None:
        """Makes the pages and lays out those that changed, or all where the menu did; until then the old site stays."""
        self.assemble()
        if self.assembly is None:
            return
        is_same_menu, self.laid_out_menu = self.assembly.menu == self.laid_out_menu, None
        try:
            lay_out(is_same_menu)
        except Exception as error:
            self.show(error)
        else:
            self.mistake = ""

    def show(self, error: Exception) -> None:
        """Prints the mistake, and keeps it for the browser; a fault of these tools is printed with its traceback."""
        self.mistake = described(error)
        if not self.mistake:
            self.mistake = f"{type(error).__name__}: {error}"
            traceback.print_exception(error)
        print(f"\n{self.mistake}\n", file=sys.stderr, flush=True)

    def around(self, application: Application) -> Application:
        """The server, which answers every page with the mistake while there is one."""

        def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            path = environ["PATH_INFO"]
            if not self.mistake or not path.endswith(("/", ".html")):
                return application(environ, start_response)
            start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])  # MkDocs prints a line for others
            return [PAGE.replace("MISTAKE", html.escape(self.mistake)).encode()]

        return answer


def root_of(address: str) -> str:
    """The way from a page's address to the root of all languages; the address is one from there."""
    return "../" * address.count("/")


def relative_translations(output: str, root: str, base: str) -> str:
    """The page with links to the first page of each language that hold below any path, not only below the `base`."""
    return TRANSLATION.sub(lambda found: f'href="{root + found[1].removeprefix(base) or "./"}"', output)


def other_places(config: Any) -> dict[str, Path]:
    """Where the configuration wants other folders than ours: tests have a catalogue of their own."""
    here = Path(config.config_file_path).parent
    return {name: (here / place).resolve() for name, place in config.extra.get("assembled_from", {}).items()}


def empty_pages() -> Path:
    """A folder with an empty first page for each language."""
    EMPTY.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        (EMPTY / f"index.{language}.md").touch()
    return EMPTY


def restart_if_code_changed(site: Path, arguments: list[str]) -> None:
    """Starts the server anew where code, templates or words have changed, which Python has loaded already."""
    if surroundings_now() != surroundings():
        shutil.rmtree(site, ignore_errors=True)
        os.execv(sys.executable, [sys.executable, "-m", "mkdocs", *arguments])
