"""The only place that knows MkDocs: it lays the site's theme around the pages that `assembling` makes."""

from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority

from build_tools.preview import MistakeError, Preview

preview = Preview()


def on_startup(command: str, dirty: bool) -> None:
    """A mistake ends a build, but a server shows it until it is mended."""
    preview.is_serving = command == "serve"


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Points MkDocs to the assembled pages; it asks once for every language."""
    try:
        preview.configure(config, ExtraScriptValue)
    except MistakeError as mistake:
        raise PluginError(str(mistake)) from None
    return config


def on_env(env: Any, config: MkDocsConfig, files: Any) -> None:
    """Keeps what would be made anew for each page."""
    preview.prepare(config, env, [file.page for file in files.documentation_pages()])


def on_post_page(output: str, page: Any, config: MkDocsConfig) -> str:
    """Completes the head of each page."""
    return preview.finish_page(output, page, config)


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Adds runtime and widget to the site, once the language plugin has put the search of all languages together."""
    preview.finish(Path(config.site_dir))


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> None:
    """Follows the sources, and lays out only those pages again that have changed, wherever that will do."""

    def lay_out(only_changed: bool) -> None:
        now = load_config(config.config_file_path, site_dir=config.site_dir, strict=config.strict)
        now.site_url = config.site_url
        build(now, serve_url=config.site_url, dirty=only_changed)

    preview.serve(server, config, lay_out)
