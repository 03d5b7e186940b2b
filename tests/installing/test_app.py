"""Manifests, icons and tags by which phones and Chromebooks install the site."""

import io
import json
import math
from pathlib import Path

import pytest
from PIL import Image

from build_tools.addresses import PLACES
from build_tools.installing.files import MANIFEST, NOTICES, app_files, header_colors, manifest
from build_tools.installing.head import app_head, without_app
from build_tools.installing.icons import APPLE, ICONS, Icon, drawn, ground_of
from build_tools.packages.offline import works_without_server
from build_tools.pages.markup import parse
from build_tools.places import SITE
from build_tools.service_worker.files import is_stored
from explainers.contract.explainer import LANGUAGES

WHITE = 255
SAFE = 0.4  # the radius, in widths of an icon, within which systems cut nothing away


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_manifest_holds_under_any_path(language: str) -> None:
    """No address in it is absolute; it starts in its language, and the other one belongs to the same app."""
    found, root = manifest(language), "../" * PLACES[language].count("/") or "./"

    assert (found["start_url"], found["scope"], found["display"]) == ("./", root, "standalone")
    assert found["lang"].startswith(language)
    assert found["name"] and found["short_name"] and found["description"]
    assert all(icon["src"].startswith(f"{root}assets/") for icon in found["icons"])
    sizes = [(icon["sizes"], icon["purpose"]) for icon in found["icons"]]
    assert sizes == [("192x192", "any"), ("512x512", "any"), ("192x192", "maskable"), ("512x512", "maskable")]


@pytest.mark.parametrize("icon", [*ICONS, APPLE], ids=lambda icon: icon.place.name)
def test_an_icon_survives_being_cut_to_a_circle(icon: Icon) -> None:
    """One that may be cut fills its square and keeps its sign inside; any other has the round corners of the sign."""
    picture = Image.open(io.BytesIO(drawn(icon)))
    side, middle = picture.width, (picture.width - 1) / 2
    corner = picture.getpixel((0, 0))
    assert picture.size == (icon.pixels, icon.pixels)
    if not icon.is_maskable:
        assert corner[3] == 0
        return
    assert picture.getchannel("A").getextrema() == (WHITE, WHITE)
    light = [divmod(place, side) for place, red in enumerate(picture.getchannel("R").tobytes()) if red > 200]
    assert light and max(math.dist(place, (middle, middle)) for place in light) < SAFE * side


def test_a_sign_without_a_ground_is_refused() -> None:
    """With what is missing."""
    with pytest.raises(RuntimeError, match="<rect>"):
        ground_of("<svg/>")


def test_a_page_names_its_manifest_and_the_colours_of_its_window() -> None:
    """As its header has them, in light and in dark; a page of another build has nothing."""
    tags = parse(app_head({"work": {"language": LANGUAGES[-1]}}, "../../../"))
    found = [element.attributes for element in tags.walk() if element.tag in {"link", "meta"}]

    assert found[0] == {"rel": "manifest", "href": f"../../../{PLACES[LANGUAGES[-1]]}{MANIFEST}"}
    assert found[1] == {"rel": "apple-touch-icon", "href": f"../../../{APPLE.place.as_posix()}"}
    assert [entry["content"] for entry in found[2:]] == header_colors()
    assert app_head({}, "") == ""


def test_a_copy_on_a_disk_has_nothing_of_it() -> None:
    """Neither the tags that would name missing files, nor the files."""
    page = f"<head>{app_head({'work': {'language': LANGUAGES[0]}}, '')}</head>"

    assert "manifest" in page and "touch-icon" in page
    assert "manifest" not in without_app(page) and "touch-icon" not in without_app(page)
    for name in (MANIFEST, f"zh/{MANIFEST}", NOTICES, ICONS[0].place.as_posix(), "llms.txt", "robots.txt"):
        assert not works_without_server(name)


@pytest.mark.built
@pytest.mark.parametrize("place", list(PLACES.values()))
def test_the_site_has_all_that_its_manifest_names(place: str) -> None:
    """And none of it is stored for use without a network, since no page shows it."""
    folder = SITE / place
    found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    icons = [(folder / icon["src"]).resolve() for icon in found["icons"]]

    assert all(icon.read_bytes().startswith(b"\x89PNG") for icon in icons)
    assert (folder / found["start_url"] / "index.html").is_file()
    assert not any(is_stored(path, SITE) for path in [*icons, folder / MANIFEST])
    assert is_stored(folder / NOTICES, SITE)


def test_every_language_has_its_own() -> None:
    """Files whose endings say the language, as pages have them."""
    sites = [type("Site", (), {"language": language}) for language in LANGUAGES]
    names = {path for path in app_files(sites) if path.suffix == ".json"}  # type: ignore[arg-type]

    assert names == {Path(f"{name}.{language}.json") for name in ("manifest", "notices") for language in LANGUAGES}
