"""Settings for servers, each made from the one declaration: nginx, Caddy, and hosts that read a file `_headers`."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from build_tools.hosting import headers
from build_tools.templating import templates
from explainers.contract.errors import ContractError

TEMPLATES = Path(__file__).with_name("templates")
SERVERS = {"nginx": "nginx.conf", "caddy": "Caddyfile"}
LISTEN_TO = {"nginx": "80", "caddy": ":80"}
PREFIX = re.compile(r"/(?:[\w.~-]+/)*")
ROOT = re.compile(r"/[^\"'{};$\\\n]*")
LISTEN = re.compile(r"[\w.:/\[\]-]*")
FOR_HOSTS = "_headers"


@dataclass(frozen=True)
class Place:
    """Where a server finds the site, below which path readers do, and what it listens to, as the server writes it."""

    root: str
    prefix: str = "/"
    listen: str = ""

    def __post_init__(self) -> None:
        """Refuses what would make settings that no server reads, or that say something else."""
        if not PREFIX.fullmatch(self.prefix):
            rule = "A path starts and ends with a slash; between them stand letters, digits, dots and hyphens."
            raise ContractError("--prefix", "", rule, found=self.prefix, try_this="/economy/")
        if not ROOT.fullmatch(self.root):
            rule = "The folder's whole path, without quotation marks, braces, semicolons and dollar signs."
            raise ContractError("--root", "", rule, found=self.root, try_this="/srv/site")
        if not LISTEN.fullmatch(self.listen):
            rule = "A port, an address with a port or a name."
            raise ContractError("--listen", "", rule, found=self.listen, try_this="127.0.0.1:8080")


def server_settings(server: str, site: Path, place: Place) -> str:
    """The settings of nginx or Caddy for a built site; it is read here, and served from the place's root."""
    heard = replace(place, listen=place.listen or LISTEN_TO[server])
    return render(SERVERS[server], site, root=heard.root.rstrip("/"), prefix=heard.prefix, listen=heard.listen)


def write_host_settings(site: Path) -> None:
    """Puts the file that static hosts read into a finished site."""
    (site / FOR_HOSTS).write_text(render(FOR_HOSTS, site), encoding="utf-8")


def render(template: str, site: Path, **place: str) -> str:
    """One template, filled with what is declared."""
    types: dict[str, list[str]] = {}
    for suffix, kind in headers.TYPES.items():
        types.setdefault(kind, []).append(suffix[1:])
    text = (
        templates(TEMPLATES, escaping=False)
        .get_template(f"{template}.j2")
        .render(
            everywhere=headers.everywhere(site),
            lasting_folders=headers.LASTING_FOLDERS,
            lasting=headers.LASTING,
            brief=headers.BRIEF,
            open_folders=headers.OPEN_FOLDERS,
            reader_header=headers.READER_HEADER,
            everybody=headers.EVERYBODY,
            types=types,
            **place,
        )
    )
    return f"{text.strip()}\n"
