"""The home page follows the folders and the pages that exist: its scene, its doors, its map, and what is new."""

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from build_tools.home.concept_map import PARTS, Group, Node, Place, check_parts, concept_map, part_of
from build_tools.home.latest import last_events
from build_tools.home.parts import MECHANISMS, NEWEST, Home
from build_tools.home.picture import HEIGHT, WIDTH, concept_picture
from build_tools.pages.site import Site, load_sites
from build_tools.places import DOCS, SITE
from explainers.contract.catalogue import CATALOGUE
from explainers.contract.errors import ContractError
from explainers.contract.explainer import LANGUAGES
from tests.conftest import SLUGS

HOMES = {"en": SITE / "index.html", "zh": SITE / "zh" / "index.html"}
CHAPTERS_BEFORE = tuple(f"book/{name}" for name in ("concept", "timeline", "evidence", "debate"))
LED_TO_BEFORE = (*CHAPTERS_BEFORE, "reference/glossary", "reference/sources", "teachers")
ANCHORS_BEFORE = {"what-it-says", "how-it-is-measured", "what-is-disputed", "two-languages"}
BOX = re.compile(r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"')


@pytest.fixture(scope="module")
def sites() -> dict[str, Site]:
    """What the pages are made from, by language."""
    return {site.language: site for site in load_sites(DOCS, CATALOGUE)}


@pytest.fixture(params=LANGUAGES)
def home(request: pytest.FixtureRequest, sites: dict[str, Site]) -> Home:
    """The home page's parts in one language."""
    return Home(sites[request.param], "")


def test_every_statement_stands_on_the_map_once(home: Home) -> None:
    """With its place, and with exactly those explainers that say that they show it."""
    site, nodes = home.site, {node.name: node for group in home.groups for node in group.nodes}

    assert sum(len(group.nodes) for group in home.groups) == len(site.statements) == len(nodes)
    for name, statement in site.statements.items():
        node = nodes[statement[f"short_{site.language}"]]
        showing = [view for view in site.views if name in view.explainer.declaration.statements]
        assert node.explainers == tuple((view.explainer.slug, view.words["title"]) for view in showing)
        page = (DOCS / node.place.page).with_suffix(f".{site.language}.md").read_text(encoding="utf-8")
        assert f"{{ #{node.place.anchor} }}" in page and node.place.anchor == statement["anchor"]


def test_a_statement_without_a_place_is_refused(sites: dict[str, Site]) -> None:
    """Its anchor must be a heading's, and its part one that the map has."""
    name, statement = next(iter(sites["en"].statements.items()))
    lost, odd = {name: {**statement, "anchor": "nowhere"}}, {name: {**statement, "part": "slogan"}}

    with pytest.raises(ContractError, match="nowhere"):
        concept_map(DOCS, "en", lost, [])
    with pytest.raises(ContractError, match=", ".join(PARTS)):
        check_parts(odd)


def test_a_statement_leads_to_whichever_page_explains_it(tmp_path: Path, sites: dict[str, Site]) -> None:
    """So a chapter of its own needs no other edit."""
    name, statement = next(iter(sites["en"].statements.items()))
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters/first.en.md").write_text(f"# One\n\n## Two {{ #{statement['anchor']} }}\n", encoding="utf-8")

    (group,) = concept_map(tmp_path, "en", {name: statement}, [("one", "One", (name,)), ("two", "Two", ())])

    place = Place(Path("chapters/first.md"), statement["anchor"])
    assert group == Group(part_of(statement), (Node(statement["short_en"], place, (("one", "One"),)),))


@pytest.mark.parametrize("count", [1, 3, 8])
def test_the_small_picture_has_a_box_for_each_statement(count: int) -> None:
    """However many there are: all inside the picture, and none over another."""
    node = Node("name", Place(Path("page.md"), "anchor"), ())
    drawn = concept_picture([Group(part, (node,) * count) for part in PARTS])
    boxes = [tuple(map(float, found)) for found in BOX.findall(drawn)]

    assert len(boxes) == count * len(PARTS)
    for number, (left, top, width, height) in enumerate(boxes):
        assert width > 0 and height > 0 and left + width <= WIDTH and top + height <= HEIGHT
        for other_left, other_top, other_width, other_height in boxes[:number]:
            beside = left >= other_left + other_width or other_left >= left + width
            below = top >= other_top + other_height or other_top >= top + height
            assert beside or below


def test_the_scene_and_the_doors_follow_the_folders(tmp_path: Path, home: Home) -> None:
    """Without the explainer that is read first, the next one opens the site, and nothing else is edited."""
    assert home.opening and home.taught
    first = home.opening.explainer
    assert f'scene="{first.declaration.scenes[0].id}"' in home.scene and f'for="{first.slug}"' in home.scene
    assert home.played == home.site.views[:MECHANISMS] and home.mechanisms.count("<svg") == len(home.played)
    for slug in SLUGS:
        if slug != first.slug:
            shutil.copytree(CATALOGUE / slug, tmp_path / slug)

    (site,) = (site for site in load_sites(DOCS, tmp_path) if site.language == home.site.language)
    other = Home(site, "")
    assert other.opening and other.opening.explainer.slug != first.slug
    assert f'for="{other.opening.explainer.slug}"' in other.scene
    for text in (other.scene, other.map, other.mechanisms):
        assert first.slug not in text


def test_the_home_page_without_an_explainer_has_no_scene(tmp_path: Path) -> None:
    """And still its map."""
    for site in load_sites(DOCS, tmp_path):
        home = Home(site, "")
        assert home.opening is None and home.taught is None
        assert home.scene == home.sheets == "" and home.papers == []
        assert home.map.count("](book/concept.md#") == len(site.statements)


def test_what_is_new_are_the_last_events_the_newest_first(home: Home) -> None:
    """As texts without citations, the same ones in both languages."""
    language = home.site.language
    timeline = (DOCS / f"book/timeline.{language}.md").read_text(encoding="utf-8")
    events = last_events(DOCS, language, NEWEST, home.site.fact_pages.sentence)

    places = [timeline.index(f"**{event.date}") for event in events]
    assert len(events) == NEWEST and places == sorted(places, reverse=True)
    assert "\n**" not in timeline[places[0] :], "nothing is newer"
    for event in events:
        assert "{{" not in event.text and "  " not in event.text and event.text[-1] in ".。"
        assert f"{{ #{event.anchor} " in timeline


def test_an_event_is_read_without_its_citations(tmp_path: Path, home: Home) -> None:
    """Only the first line of an entry is shown; a text that is no entry is left out."""
    entry = "**1 May 2025.**\nIt begins {{ cite(\"a\") }} {{ cite('b') }}.\nMore."
    text = f"# Timeline\n\nWords.\n\n## 2025 {{ #y2025 }}\n\n{entry}\n\n**2 May**"
    (tmp_path / "book").mkdir()
    (tmp_path / "book/timeline.en.md").write_text(text, encoding="utf-8")

    plain = home.site.fact_pages.sentence
    (event,) = last_events(tmp_path, "en", NEWEST, plain)

    assert (event.date, event.text, event.page, event.anchor) == (
        "1 May 2025",
        "It begins.",
        "book/timeline.md",
        "y2025",
    )
    assert last_events(tmp_path, "zh", NEWEST, plain) == []


class Links(HTMLParser):
    """The links, pictures and anchors in the content of a page, without the site around it."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(file.read_text(encoding="utf-8").split("<article", 1)[1].split("</article>", 1)[0])

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Keeps what leads on, and what can be led to."""
        found = dict(attributes)
        self.links += filter(None, [found.get("href") if tag == "a" else found.get("src") if tag == "img" else None])
        self.anchors |= {found["id"]} if found.get("id") else set()


@pytest.mark.built
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_of_the_built_home_page_leads_somewhere(language: str) -> None:
    """To a file of the site, and in it to the place that is named; what was reachable from here before still is."""
    file = HOMES[language]
    home = Links(file)
    targets = set()
    for link in home.links:
        address, _, anchor = unquote(link).partition("#")
        if address.startswith(("http:", "https:")) or link == "javascript:void(0)":
            continue
        target = (file.parent / address).resolve() if address else file
        target = target / "index.html" if target.is_dir() else target
        assert target.is_file(), link
        assert not anchor or target.suffix != ".html" or anchor in Links(target).anchors, link
        targets.add(target)

    assert {file.parent / name / "index.html" for name in LED_TO_BEFORE} <= targets
    assert {file.parent / "explainers" / slug / "index.html" for slug in SLUGS[:MECHANISMS]} <= targets
    assert home.anchors >= ANCHORS_BEFORE
    assert {file.parent / "handouts" / f"{name}.png" for name in ("sheet", "key")} <= targets
