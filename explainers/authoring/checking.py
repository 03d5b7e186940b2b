"""Whether an explainer's folder would pass, without a browser: every problem at once."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from explainers.authoring import answers, drafts, imports, runs, texts
from explainers.contract.errors import ContractError
from explainers.contract.explainer import LANGUAGES, Explainer
from explainers.contract.loading import load_explainer

Problems = Iterable[ContractError]
Part = Callable[[Explainer], Problems]  # one part of the check

REQUIRED = tuple(f"{kind}.{language}.md" for kind in ("page", "teacher") for language in LANGUAGES)
PARTS: tuple[Part, ...] = (drafts.lacking, texts.check_texts, runs.check_runs, answers.check_answers)


def check_folder(folder: Path, more: Iterable[Part] = ()) -> list[ContractError]:
    """All problems of a folder; `more` are parts that others add, such as the slots of pages."""
    found = [*missing_files(folder), *imports.check_imports(folder / "model.py")]
    try:
        explainer = load_explainer(folder)
    except ContractError as error:
        return without_repetition([*error.problems, *found])
    parts = PARTS if explainer.declaration.draft else PARTS[1:]
    for part in (*parts, *more):
        found += gathered(part, explainer)
    return without_repetition(found)


def without_repetition(problems: Problems) -> list[ContractError]:
    """Each problem once, although several parts of the check met it."""
    first: dict[tuple[str, str, str], ContractError] = {}
    for problem in problems:
        first.setdefault((problem.file, problem.field, problem.rule), problem)
    return list(first.values())


def gathered(part: Part, explainer: Explainer) -> list[ContractError]:
    """The problems of one part, up to the one that ends it."""
    found: list[ContractError] = []
    try:
        found.extend(part(explainer))
    except ContractError as error:
        found.extend(error.problems)
    except Exception as error:
        if not (problem := runs.model_problem(explainer, error)):
            raise
        found.append(problem)
    return found


def missing_files(folder: Path) -> Iterator[ContractError]:
    """The pages that each explainer has in all languages."""
    for name in REQUIRED:
        if not (folder / name).exists():
            hint = "copy the one in another language, and translate it"
            yield ContractError(str(folder / name), "", "The file is missing.", try_this=hint)
