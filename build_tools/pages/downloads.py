"""The handouts and notebooks that folders hold: which there are for an explainer, and how they are called."""

from dataclasses import dataclass
from pathlib import Path

KINDS = ("student-a4", "key-a4", "student-letter", "key-letter", "slides", "slides-dark")
PACK = "course-pack"
BOOK = "book"
PORTRAITS = {"sheet": 0, "key": -1}  # pictures of the first explainer's handouts, and which page they show


@dataclass(frozen=True)
class Printed:
    """The files that the site offers, by their place on the site."""

    files: dict[Path, bytes]

    def entries(self, slug: str, language: str, words: dict[str, str]) -> list[dict[str, str]]:
        """Label and place of each handout of an explainer; of those for the whole site where the slug is empty."""
        kinds = KINDS if slug else (PACK, BOOK)
        names = {kind: f"{slug}-{kind}" if slug else kind for kind in kinds}
        return [
            {
                "kind": kind,
                "label": words[kind],
                "place": f"handouts/{name}.pdf",
                "kilobytes": str(len(self.files[staged(name, language)]) // 1000),
            }
            for kind, name in names.items()
            if staged(name, language) in self.files
        ]

    def notebooks(self, slug: str, language: str, words: dict[str, str]) -> list[dict[str, str]]:
        """Label and place of an explainer's notebook; none where there is none."""
        found = self.files.get(Path("notebooks", f"{slug}.{language}.ipynb"))
        entry = {"label": words["file"], "place": f"notebooks/{slug}.ipynb"}
        return [] if found is None else [entry | {"kilobytes": str(len(found) // 1000)}]

    def portraits(self, language: str) -> list[str]:
        """The places of the pictures of a sheet and of its key; none where they have not been made."""
        return [f"handouts/{name}.png" for name in PORTRAITS if staged(name, language, "png") in self.files]


def staged(name: str, language: str, kind: str = "pdf") -> Path:
    """Where a handout lies among the pages; as for pages, the ending says the language."""
    return Path("handouts", f"{name}.{language}.{kind}")


def find_printed(handouts: Path | None, notebooks: Path | None = None) -> Printed:
    """What lies in the folders, without variants, which are for one group only; nothing where there is no folder."""
    sheets = sorted(handouts.glob("*/*.pdf")) if handouts else []
    files = {staged(path.stem, path.parent.name): path for path in sheets if "-variant-" not in path.name}
    pictures = [path for name in PORTRAITS for path in handouts.glob(f"*/{name}.png")] if handouts else []
    files |= {staged(path.stem, path.parent.name, "png"): path for path in pictures}
    files |= {Path("notebooks", path.name): path for path in (notebooks.glob("*.ipynb") if notebooks else [])}
    return Printed({place: path.read_bytes() for place, path in sorted(files.items())})
