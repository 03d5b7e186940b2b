"""Whether words are in their language, and symbols are ones that the page can show."""

import re
import unicodedata
from collections.abc import Iterator

from explainers.contract.errors import ContractError
from explainers.contract.explainer import Explainer
from explainers.contract.languages import DECLARED, Language
from explainers.contract.settings import NumberParameter
from explainers.contract.words import UNFINISHED, texts_of

BRACES = re.compile(r"\{[^}]*\}")
COMMAND = re.compile(r"\\([A-Za-z]+)")
MOST_LETTERS = 10  # a name or an abbreviation may stand in the letters of another language
# Those that the template of symbols knows; a test compares them.
LETTERS = "alpha beta gamma delta epsilon zeta eta theta kappa lambda mu nu xi pi rho sigma tau phi chi psi omega"
SCRIPTS = {language.script for language in DECLARED.values()}
Problems = Iterator[ContractError]


def check_texts(explainer: Explainer) -> Problems:
    """Problems of symbols, and of texts that are in the wrong language."""
    yield from check_symbols(explainer)
    for code, language in DECLARED.items():
        for place, text in texts_of(explainer.words[code]):
            plain = BRACES.sub("", text)
            if not text.startswith(UNFINISHED) and is_foreign(plain, language):
                rule = f"This text is not {language.english}."
                file = explainer.file(f"words.{code}.toml")
                yield ContractError(file, place, rule, found=text, try_this="translate it")


def is_foreign(text: str, language: Language) -> bool:
    """Whether a text lacks the letters of its language, and is long enough to have some.

    A letter that is as wide as high says as much as a word, so one of another language is enough.
    """
    letters = [letter for letter in text if letter.isalpha() and script(letter) in SCRIPTS]
    others = sum(1 + MOST_LETTERS * (unicodedata.east_asian_width(letter) == "W") for letter in letters)
    return others > MOST_LETTERS and all(script(letter) != language.script for letter in letters)


def script(letter: str) -> str:
    """How the name of a letter begins, which tells its script."""
    return unicodedata.name(letter, "").partition(" ")[0]


def check_symbols(explainer: Explainer) -> Problems:
    """A problem for each parameter whose symbol would stand beside its slider as a word."""
    for parameter in explainer.declaration.parameters:
        symbol = parameter.symbol if isinstance(parameter, NumberParameter) else ""
        if unknown := [name for name in COMMAND.findall(symbol) if name not in LETTERS.split()]:
            rule = f"The page cannot show \\{unknown[0]} beside a slider."
            hint = "a letter, or one of " + ", ".join(f"\\{name}" for name in LETTERS.split())
            file = explainer.file("explainer.toml")
            yield ContractError(file, f"parameters.{parameter.id}.symbol", rule, found=symbol, try_this=hint)
