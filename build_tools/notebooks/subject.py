"""What a notebook is about: one explainer in one language, with everything that its cells are made from."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from build_tools.pages.references import Reference
from explainers.contract.declaration import Declaration
from explainers.contract.explainer import Explainer
from explainers.contract.languages import DECLARED
from explainers.contract.outputs import Output, ThingOutput
from explainers.contract.reading import read_toml
from explainers.contract.settings import ChoiceParameter, Parameter


@cache
def notebook_words(language: str) -> dict[str, Any]:
    """The words of notebooks that are in no explainer's files."""
    return read_toml(Path(__file__).with_name(f"words.{language}.toml"))


@dataclass(frozen=True)
class Subject:
    """An explainer, a language, the bibliography, and where the site lives."""

    explainer: Explainer
    language: str
    references: dict[str, Reference]
    site: str

    @property
    def declaration(self) -> Declaration:
        """What the explainer declares."""
        return self.explainer.declaration

    @property
    def words(self) -> dict[str, Any]:
        """The explainer's own words."""
        return self.explainer.words[self.language]

    @property
    def interface(self) -> dict[str, Any]:
        """The words of all notebooks."""
        return notebook_words(self.language)

    @property
    def fonts(self) -> tuple[str, ...]:
        """The fonts that its charts need beside Matplotlib's own; the first that a computer has is used."""
        return DECLARED[self.language].notebook_fonts

    @property
    def outputs(self) -> dict[str, Output]:
        return {output.id: output for output in self.declaration.outputs}

    def label(self, name: str) -> str:
        """The words for a parameter or an output."""
        kind = "outputs" if name in self.outputs else "parameters"
        return str(self.words[kind][name]["label"])

    def factor(self, entry: Output | Parameter) -> float:
        """From the model's number to the one shown."""
        return self.explainer.units[unit_of(entry)].multiply

    def unit_words(self, entry: Output | Parameter) -> dict[str, str]:
        """How a number is written with its unit."""
        return self.explainer.unit_words(self.language)[unit_of(entry)]

    def absent(self, name: str) -> str:
        """What is said where there is no such number; an empty text where there always is one."""
        return str(self.words.get("outputs", {}).get(name, {}).get("absent", ""))


def unit_of(entry: Output | Parameter) -> str:
    assert not isinstance(entry, ChoiceParameter | ThingOutput)
    return str(getattr(entry, "unit"))  # noqa: B009 (all other kinds have one)
