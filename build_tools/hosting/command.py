"""`python -m build_tools hosting nginx --root /srv/site`: the settings of a server for the built site."""

import argparse

from build_tools.hosting.settings import SERVERS, Place, server_settings
from build_tools.places import SITE
from explainers.contract.errors import ContractError


def add_options(parser: argparse.ArgumentParser) -> None:
    """What the command asks for."""
    parser.add_argument("server", choices=sorted(SERVERS))
    parser.add_argument("--root", default=str(SITE), help="the folder in which the site lies on the server")
    parser.add_argument("--prefix", default="/", help="the path below which readers find it, such as /economy/")
    parser.add_argument("--listen", default="", help="port, address with port, or for Caddy the name of the host")


def run(options: argparse.Namespace) -> None:
    """Prints the settings; ContractError where there is no site to make them for."""
    if not (SITE / "index.html").exists():
        raise ContractError(
            SITE.name, "", "There is no site, so nothing says which scripts it has.", try_this="make site"
        )
    place = Place(options.root, options.prefix, options.listen)
    print(server_settings(options.server, SITE, place), end="")
