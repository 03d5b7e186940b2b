"""What can be operated on the site, with which keys: read from `keys.toml`, printed on a page, pressed by a test."""

from dataclasses import dataclass
from pathlib import Path

from explainers.contract.fields import described
from explainers.contract.reading import read, read_toml

FILE = Path(__file__).with_name("keys.toml")
SITES = ("fixture", "site")


@dataclass(frozen=True, kw_only=True)
class Key:
    """Keys that do the same, and how it is seen that they did."""

    press: tuple[str, ...] = described("The keys, each of which is tested.", good='["Enter", "Space"]')
    does: str = described("What they do, by its name in the words.", good='"opens"')
    watch: str = described("An attribute or property, or one of focus, shown and address.", good='"aria-expanded"')
    at: str = described("Where; without it, at what has the focus.", good='"econ-quiz details"', default="")
    becomes: str = described("What it is then; + and - for a number; else, another.", good='"true"', default="")
    undo: str = described("What is pressed after each key.", good='"[data-again]"', default="")


@dataclass(frozen=True, kw_only=True)
class Widget:
    """A kind of thing that can be operated, or only heard."""

    id: str = described("Its name, under which it is said in words.", good="scene_slider")
    on: str = described("Which site has one.", good='"site"', one_of=SITES)
    page: str = described("The page that has one.", good='"book/timeline/"')
    focus: str = described("The element that the keys act on.", good='"#kind-all"')
    role: str = described("What the browser tells a screen reader that it is.", good='"radio"')
    before: tuple[str, ...] = described("What is pressed before.", good='["[data-action=menu]"]', default=())
    announces: str = described("The element whose text is said aloud afterwards.", good='"[role=status]"', default="")
    width: int = described("Pixels of the window, where it is only there in a narrow one.", good="400", default=1280)
    keys: tuple[Key, ...] = described("Its keys; none where there is nothing to press.", good="[]", default=())


def widgets() -> list[Widget]:
    """All kinds, in the order in which the page explains them."""
    return [read(Widget, table, file=str(FILE), field=name, id=name) for name, table in read_toml(FILE).items()]
