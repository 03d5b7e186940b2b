"""What the expressions, sentences and references of one explainer may name, and the rule that holds them to it."""

import difflib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from explainers.contract.declaration import Declaration
from explainers.contract.errors import ContractError
from explainers.contract.json_form import declaration_table
from explainers.contract.outputs import AxisOutput, MatrixOutput, NumberOutput, Output, SeriesOutput, ThingOutput
from explainers.contract.settings import ChoiceParameter, NumberParameter, Parameter, Situation
from explainers.contract.units import UNITS
from explainers.runner.errors import ModelError
from explainers.runner.expressions import Expression
from explainers.runner.model import check_value

Problems = Iterator[ContractError]


@dataclass(frozen=True)
class Names:
    """The ids of a declaration, by what they stand for."""

    declaration: Declaration

    def of(self, *kinds: type) -> set[str]:
        """The ids of parameters and outputs of these kinds."""
        declared: list[Parameter | Output] = [*self.declaration.parameters, *self.declaration.outputs]
        return {entry.id for entry in declared if isinstance(entry, kinds)}

    @cached_property
    def parameters(self) -> set[str]:
        """All parameters."""
        return {parameter.id for parameter in self.declaration.parameters}

    @cached_property
    def numbers(self) -> set[str]:
        """Where a mark may lie: numbers that a reader sets, and numbers that a run gives."""
        return self.of(NumberParameter, NumberOutput)

    @cached_property
    def things(self) -> set[str]:
        """Outputs that are a thing of a category."""
        return self.of(ThingOutput)

    @cached_property
    def named(self) -> set[str]:
        """Everything that sentences may name: parameters, and outputs that are one number or one thing."""
        return self.parameters | self.of(NumberOutput, ThingOutput)

    @cached_property
    def known(self) -> set[str]:
        """Everything that expressions may name."""
        return self.of(object) | self.declaration.facts.keys()

    @cached_property
    def series(self) -> set[str]:
        """Outputs that are a list of numbers."""
        return self.of(SeriesOutput, AxisOutput)

    @cached_property
    def axes(self) -> set[str]:
        """Outputs along which series run."""
        return self.of(AxisOutput)

    @cached_property
    def matrices(self) -> set[str]:
        """Outputs that are a matrix."""
        return self.of(MatrixOutput)

    @cached_property
    def choices(self) -> set[str]:
        """Parameters that are a choice."""
        return self.of(ChoiceParameter)

    @cached_property
    def units(self) -> set[str]:
        """The common units and the explainer's own."""
        return UNITS.keys() | {unit.id for unit in self.declaration.units}

    def ids(self, name: str) -> set[str]:
        """The ids of charts, presets, categories, equations or other lists of records."""
        return {entry.id for entry in getattr(self.declaration, name)}

    def check_situation(self, situation: Situation, *, file: str, field: str) -> Problems:
        """Problems of settings: an unknown preset or parameter, a value that may not be set."""
        yield from refer(filter(None, [situation.preset]), self.ids("presets"), file=file, field=f"{field}.preset")
        yield from refer(situation.values, self.parameters, file=file, field=field)
        for entry in declaration_table(self.declaration)["parameters"]:
            if entry["id"] in situation.values:
                try:
                    check_value(entry, situation.values[entry["id"]])
                except ModelError as error:
                    found = situation.values[entry["id"]]
                    yield ContractError(
                        file, f"{field}.{entry['id']}", f"The model takes no such value: {error}", found=found
                    )

    def check_expression(
        self,
        expression: Expression | None,
        known: Collection[str],
        *,
        file: str,
        field: str,
        runs: Collection[str] = (),
    ) -> Problems:
        """Problems of an expression over known names, and over runs whose numbers are named as `run.number`."""
        if expression is None:
            return
        for name in sorted(expression.names):
            if name in runs:
                example = f"{name}.{min(self.known)}"
                yield ContractError(
                    file, field, "A run is no number; name one of its numbers.", found=name, try_this=example
                )
        yield from refer(sorted(expression.names - set(runs)), known, file=file, field=field, beside=runs)
        for owner, number in sorted(expression.parts):
            yield from refer([owner], runs, file=file, field=field)
            yield from refer([number], self.known, file=file, field=field, before=f"{owner}.")


def refer(
    names: Iterable[str],
    known: Collection[str],
    *,
    file: str,
    field: str,
    before: str = "",
    beside: Collection[str] = (),
) -> Problems:
    """A problem for each name that nothing declares for this place, with the nearest that something does."""
    for name in names:
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1) or [", ".join(sorted([*known, *beside])) or "none here"]
            rule = "Nothing of this name is declared for this place."
            yield ContractError(file, field, rule, found=before + name, try_this=before + close[0])
