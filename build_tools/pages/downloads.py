"""The handouts and notebooks that folders hold: which there are for an explainer, and how they are called."""

from dataclasses import dataclass
from pathlib import Path

KINDS = ("student-a4", "key-a4", "student-letter", "key-letter", "slides", "slides-dark")
PACK = "course-pack"


@dataclass(frozen=True)
class Printed:
    """The files that the site offers, by their place on the site."""

    files: dict[Path, bytes]

    def entries(self, slug: str, language: str, words: dict[str, str]) -> list[dict[str, str]]:
        """Label and place of each handout of an explainer; of the course pack where the slug is empty."""
        kinds = KINDS if slug else (PACK,)
        names = {kind: f"{slug}-{kind}" if slug else kind for kind in kinds}
        return [
            {
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


def staged(name: str, language: str) -> Path:
    """Where a handout lies among the pages; as for pages, the ending says the language."""
    return Path("handouts", f"{name}.{language}.pdf")


def find_printed(handouts: Path | None, notebooks: Path | None = None) -> Printed:
    """What lies in the folders, without variants, which are for one group only; nothing where there is no folder."""
    sheets = sorted(handouts.glob("*/*.pdf")) if handouts else []
    files = {staged(path.stem, path.parent.name): path for path in sheets if "-variant-" not in path.name}
    files |= {Path("notebooks", path.name): path for path in (notebooks.glob("*.ipynb") if notebooks else [])}
    return Printed({place: path.read_bytes() for place, path in sorted(files.items())})
