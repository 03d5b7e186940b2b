"""How the contract complains: file, field, rule, value found, and a value that would work."""


class ContractError(ValueError):
    """A file of an explainer that breaks the contract."""

    def __init__(self, file: str, field: str, rule: str, *, found: object = None, try_this: object = None) -> None:
        """Writes the four parts as one message that an author can act on."""
        self.file, self.field, self.rule, self.found, self.try_this = file, field, rule, found, try_this
        parts = [f"{file}: {field}" if field else file, f"  {rule}"]
        if found is not None:
            parts.append(f"  Found: {found!r}.")
        if try_this is not None:
            parts.append(f"  Try: {try_this}.")
        super().__init__("\n".join(parts))
