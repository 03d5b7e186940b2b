"""How the contract complains: file, field, rule, value found, and a value that would work."""

from collections.abc import Iterable, Sequence


class ContractError(ValueError):
    """A file of an explainer that breaks the contract; it may stand for several at once, in `problems`."""

    problems: Sequence["ContractError"]

    def __init__(self, file: str, field: str, rule: str, *, found: object = None, try_this: object = None) -> None:
        """Writes the parts as one message that an author can act on."""
        self.file, self.field, self.rule, self.found, self.try_this = file, field, rule, found, try_this
        self.problems = (self,)
        parts = [f"{file}: {field}" if field else file, f"  {rule}"]
        if found is not None:
            parts.append(f"  Found: {found!r}.")
        if try_this is not None:
            parts.append(f"  Try: {try_this}.")
        super().__init__("\n".join(parts))


def together(problems: Sequence[ContractError]) -> ContractError:
    """All problems as one error, so that an author sees them at once."""
    flat = [problem for entry in problems for problem in entry.problems]
    first = flat[0]
    error = ContractError(first.file, first.field, first.rule, found=first.found, try_this=first.try_this)
    error.problems = flat
    error.args = ("\n\n".join(str(problem) for problem in flat),)
    return error


def refuse(problems: Iterable[ContractError]) -> None:
    """Raises all problems together, if there are any."""
    if found := list(problems):
        raise together(found)
