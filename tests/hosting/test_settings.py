"""Settings for servers and hosts are made from the declaration, and a mistake in an address is said."""

from pathlib import Path

import pytest

from build_tools.__main__ import main
from build_tools.hosting import command, headers
from build_tools.hosting.settings import FOR_HOSTS, SERVERS, Place, server_settings, write_host_settings
from build_tools.places import SITE
from explainers.contract.errors import ContractError
from tests.hosting.small import write

LONGEST_LINE, MOST_RULES = 2000, 100  # what Cloudflare Pages reads


def rules(text: str) -> dict[str, dict[str, str]]:
    """What a host reads: headers by the addresses that they belong to."""
    found: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("/"):
            found[line] = {}
        elif line.startswith("  "):
            name, value = line.strip().split(": ", 1)
            found[next(reversed(found))][name] = value
    return found


def test_the_file_for_hosts_says_what_is_declared(tmp_path: Path) -> None:
    """Each header once, since hosts add up what several rules say of a file."""
    write_host_settings(write(tmp_path))
    text = (tmp_path / FOR_HOSTS).read_text(encoding="utf-8")

    assert rules(text) == {
        "/*": headers.everywhere(tmp_path),
        **{f"/{folder}*": {"Cache-Control": headers.LASTING} for folder in headers.LASTING_FOLDERS},
        "/models/*": {"Access-Control-Allow-Origin": "*"},
    }


@pytest.mark.built
def test_hosts_can_read_the_file_of_the_built_site() -> None:
    """Which they limit; every rule holds for files that are there."""
    text = (SITE / FOR_HOSTS).read_text(encoding="utf-8")

    assert max(map(len, text.splitlines())) <= LONGEST_LINE
    assert len(rules(text)) <= MOST_RULES
    assert all(any(SITE.glob(address[1:])) for address in rules(text))


@pytest.mark.parametrize("server", SERVERS)
def test_two_runs_give_the_same_settings(server: str, tmp_path: Path) -> None:
    """And everything that is declared stands in them."""
    site = write(tmp_path)
    first, second = (server_settings(server, site, Place("/srv/site")) for _ in range(2))

    assert first == second
    assert all(f'{name} "{value}"' in first for name, value in headers.everywhere(site).items())


@pytest.mark.parametrize(
    ("place", "option"),
    [
        ({"root": "/srv/site", "prefix": "economy/"}, "--prefix"),
        ({"root": "/srv/site", "prefix": "/economy"}, "--prefix"),
        ({"root": "/srv/site", "prefix": "/a b/"}, "--prefix"),
        ({"root": "/srv/site", "prefix": "/{x}/"}, "--prefix"),
        ({"root": "site"}, "--root"),
        ({"root": '/srv/"; include /etc/passwd; "'}, "--root"),
        ({"root": "/srv/site", "listen": "80; deny all"}, "--listen"),
    ],
)
def test_a_mistake_in_an_address_is_said(place: dict[str, str], option: str) -> None:
    """With the option, what was found and what would do, before any settings are written."""
    with pytest.raises(ContractError) as caught:
        Place(**place)

    assert option in str(caught.value) and "Found: " in str(caught.value) and "Try: " in str(caught.value)


def test_the_command_prints_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """For the site that is built, wherever it will lie; where there is none, it says how to get it."""
    monkeypatch.setattr(command, "SITE", tmp_path)
    assert main(["hosting", "nginx"]) == 2
    assert "make site" in capsys.readouterr().err

    write(tmp_path)
    assert main(["hosting", "caddy", "--root", "/srv/site", "--prefix", "/economy/", "--listen", "example.org"]) == 0
    printed = capsys.readouterr().out
    assert 'root * "/srv/site"' in printed and "handle_path /economy/*" in printed and "\nexample.org {" in printed
