"""nginx, Caddy and the server of `make serve` say the same, at the root of a host and below a path."""

import gzip
import http.client
from collections.abc import Iterator
from email.message import Message
from typing import Any
from urllib.parse import urlsplit

import brotli
import pytest

from build_tools.hosting import headers
from build_tools.hosting.policy import source_hash
from build_tools.server import application
from tests.hosting.small import FILES, INLINE, write
from tests.servers import answering, is_here, serving

OURS = "the server of make serve"
CASES = [(OURS, "/"), *((server, prefix) for server in ("nginx", "caddy") for prefix in ("/", "/some/path/"))]


@pytest.fixture(scope="module", params=CASES, ids=" ".join)
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the small site on each server."""
    server, prefix = request.param
    site = write(tmp_path_factory.mktemp("site"))
    if server == OURS:
        with answering(application(site)) as address:
            yield address
    elif not is_here(server):
        pytest.skip(f"{server} is not here, and only root on Debian can have it installed.")
    else:
        with serving(server, site, tmp_path_factory.mktemp(server), prefix) as address:
            yield address


def ask(address: str, path: str, **sent: str) -> tuple[int, Message, bytes]:
    """Status, headers and body of one answer; redirections are not followed."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port)
    connection.request("GET", f"{parts.path}{path}", headers={name.replace("_", "-"): v for name, v in sent.items()})
    answer = connection.getresponse()
    found = answer.status, answer.headers, answer.read()
    connection.close()
    return found


def page_of(name: str) -> str:
    """How readers ask for a file."""
    return f"/{name.removesuffix('index.html')}"


def test_each_file_comes_with_all_that_is_declared(address: str) -> None:
    """Its type, how long it may be kept, and every header of security once."""
    for name, text in FILES.items():
        status, said, body = ask(address, page_of(name))

        assert (status, body.decode()) == (200, text), name
        assert said.get_all("Content-Type") == [headers.media_type(name)], name
        assert said.get_all("Cache-Control") == [headers.kept(name)], name
        for header in ("Content-Security-Policy", *headers.SECURITY):
            assert len(said.get_all(header) or []) == 1, (name, header)
        assert {header: said[header] for header in headers.SECURITY} == headers.SECURITY


def test_pages_elsewhere_may_read_the_models_and_nothing_else(address: str) -> None:
    """From any host; what no host but ours has a use for stays closed, and so does the page for what is missing."""
    said = {name: ask(address, page_of(name))[1].get_all("Access-Control-Allow-Origin") for name in FILES}

    assert {name: ["*"] for name in FILES if name.startswith("models/")} == {name: v for name, v in said.items() if v}
    assert ask(address, "/modelsX")[1]["Access-Control-Allow-Origin"] is None


def test_the_policy_allows_the_script_inside_the_page_and_no_other(address: str) -> None:
    """By its hash; nothing inline is allowed as such, and no text is evaluated."""
    policy = ask(address, "/")[1]["Content-Security-Policy"]

    assert policy.count("sha256-") == 1 and f"'{source_hash(INLINE)}'" in policy
    assert "unsafe-inline" not in policy and "'unsafe-eval'" not in policy and "default-src 'none'" in policy


@pytest.mark.parametrize(("encoding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_compressed_neighbours_are_sent(encoding: str, unpack: Any, address: str) -> None:
    """To browsers that read them; caches are told that there are several forms."""
    for name in ("index.html", "assets/site.css", "assets/runtime/0123456789abcdef/pyodide.mjs"):
        status, said, body = ask(address, page_of(name), Accept_Encoding=encoding)

        assert (status, said["Content-Encoding"]) == (200, encoding)
        assert unpack(body).decode() == FILES[name]
        assert said.get_all("Content-Type") == [headers.media_type(name)]
        assert "Accept-Encoding" in (said["Vary"] or "")


def test_a_page_that_is_missing_is_said_so(address: str) -> None:
    """With our own page, which is not kept, whatever was asked for."""
    for path in ("/nothing/", "/nothing.css", "/assets/widget/0123456789abcdef/old.js"):
        status, said, body = ask(address, path)

        assert (status, body.decode()) == (404, FILES["404.html"]), path
        assert said.get_all("Content-Type") == [headers.TYPES[".html"]], path
        assert said.get_all("Cache-Control") == [headers.BRIEF], path
        assert len(said.get_all("Content-Security-Policy") or []) == 1, path


def test_a_folder_without_its_slash_leads_to_the_page(address: str) -> None:
    """On the same host and below the same path, however the host is called from outside."""
    status, said, _ = ask(address, "/explainers", Host="elsewhere.example")

    assert status in (301, 302, 308)
    assert said["Location"] in (f"{urlsplit(address).path}/explainers/", "explainers/")


def test_the_path_itself_without_its_slash_leads_to_the_first_page(address: str) -> None:
    """As people type it."""
    if not urlsplit(address).path:
        assert ask(address, "")[0] == 200
    else:
        status, said, _ = ask(address, "")
        assert status in (301, 302, 308) and said["Location"].endswith(f"{urlsplit(address).path}/")


def test_an_unchanged_page_is_not_sent_again(address: str) -> None:
    """A browser that has it asks, and hears that it may go on."""
    said = ask(address, "/")[1]
    asked = {"If_None_Match": said["ETag"]} if said["ETag"] else {"If_Modified_Since": said["Last-Modified"]}
    status, _, body = ask(address, "/", **asked)

    assert (status, body) == (304, b"")
