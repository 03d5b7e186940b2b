"""Whether words are in their language, and symbols are ones that the page can show."""

import re
from collections.abc import Iterator

from explainers.contract.errors import ContractError
from explainers.contract.explainer import LANGUAGES, Explainer
from explainers.contract.settings import NumberParameter
from explainers.contract.words import UNFINISHED, texts_of

HAN = re.compile(r"[\u4e00-\u9fff]")
LATIN = re.compile(r"[A-Za-z]")
BRACES = re.compile(r"\{[^}]*\}")
COMMAND = re.compile(r"\\([A-Za-z]+)")
MOST_LETTERS = 10  # a name or an abbreviation may stand in the letters of the other language
# Those that the template of symbols knows; a test compares them.
LETTERS = "alpha beta gamma delta epsilon zeta eta theta kappa lambda mu nu xi pi rho sigma tau phi chi psi omega"
Problems = Iterator[ContractError]


def check_texts(explainer: Explainer) -> Problems:
    """Problems of symbols, and of texts that are in the wrong language."""
    yield from check_symbols(explainer)
    for language in LANGUAGES:
        for place, text in texts_of(explainer.words[language]):
            plain = BRACES.sub("", text)
            if not text.startswith(UNFINISHED) and is_foreign(plain, language):
                rule = "This text is not Chinese." if language == "zh" else "This text is not English."
                file = explainer.file(f"words.{language}.toml")
                yield ContractError(file, place, rule, found=text, try_this="translate it")


def is_foreign(text: str, language: str) -> bool:
    """Whether a text lacks the letters of its language, and is long enough to have some."""
    if language == "zh":
        return len(LATIN.findall(text)) > MOST_LETTERS and not HAN.search(text)
    return bool(HAN.search(text)) and not LATIN.search(text)


def check_symbols(explainer: Explainer) -> Problems:
    """A problem for each parameter whose symbol would stand beside its slider as a word."""
    for parameter in explainer.declaration.parameters:
        symbol = parameter.symbol if isinstance(parameter, NumberParameter) else ""
        if unknown := [name for name in COMMAND.findall(symbol) if name not in LETTERS.split()]:
            rule = f"The page cannot show \\{unknown[0]} beside a slider."
            hint = "a letter, or one of " + ", ".join(f"\\{name}" for name in LETTERS.split())
            file = explainer.file("explainer.toml")
            yield ContractError(file, f"parameters.{parameter.id}.symbol", rule, found=symbol, try_this=hint)
