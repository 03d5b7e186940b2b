"""The only place that knows MkDocs: it lays the site's theme around the pages that `assembling` makes."""

from pathlib import Path
from typing import Any

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority

from build_tools.assembling import Assembly, assemble
from build_tools.places import REPOSITORY
from build_tools.search_index import keep_entries

INSTANT = "navigation.instant"
assembled: dict[str, Assembly] = {}  # MkDocs calls each event with its configuration only


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Points MkDocs to the assembled pages; it asks once for every language."""
    if config.docs_dir != str(assembled["now"].pages if "now" in assembled else ""):
        here, others = Path(config.config_file_path).parent, config.extra.get("assembled_from", {})
        paths = {
            name: (here / place).resolve() for name, place in others.items()
        }  # tests have a catalogue of their own
        assembly = assembled["now"] = assemble(Path(config.docs_dir), **paths)
        config.docs_dir, config.nav = str(assembly.pages), assembly.navigation
        script = ExtraScriptValue(assembly.script)
        script.type = "module"
        config.extra_javascript += [script, assembly.not_alive]
        config.extra_css.append(assembly.style)
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Saves the search index the work that it has done before."""
    search: Any = config.plugins["material/search"]
    keep_entries(search.search_index)


def on_env(env: Any, config: MkDocsConfig, files: Any) -> None:
    """Switches instant navigation on after the language plugin has looked; our own script keeps links right."""
    config.theme["features"].append(INSTANT)


def on_post_page(output: str, page: Any, config: MkDocsConfig) -> str:
    """Marks links to translations so that the theme does not look for a site map beside each of them."""
    return output.replace('<link rel="alternate" ', '<link rel="alternate translation" ')


def on_post_build(config: MkDocsConfig) -> None:
    """Adds runtime and widget to the site, and leaves the features as the next language expects them."""
    config.theme["features"].remove(INSTANT)
    assembled["now"].parts.copy(Path(config.site_dir))


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Watches the sources instead of what is made from them."""
    server.unwatch(config.docs_dir)
    for folder in ("docs", "explainers", "build_tools"):
        server.watch(str(REPOSITORY / folder))
    return server
