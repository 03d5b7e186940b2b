"""The handouts that a folder holds: which there are for an explainer, and how they are called."""

from dataclasses import dataclass
from pathlib import Path

KINDS = ("student-a4", "key-a4", "student-letter", "key-letter", "slides")
PACK = "course-pack"


@dataclass(frozen=True)
class Printed:
    """The PDF files that the site offers, by their place on the site."""

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


def staged(name: str, language: str) -> Path:
    """Where a handout lies among the pages; as for pages, the ending says the language."""
    return Path("handouts", f"{name}.{language}.pdf")


def find_printed(folder: Path | None) -> Printed:
    """The handouts in a folder, without variants, which are for one group only; none where there is no folder."""
    if folder is None or not folder.is_dir():
        return Printed({})
    found = [path for path in sorted(folder.glob("*/*.pdf")) if "-variant-" not in path.name]
    return Printed({staged(path.stem, path.parent.name): path.read_bytes() for path in found})
