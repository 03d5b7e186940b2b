"""Rules that hold between the fields of `explainer.toml`: ids, ranges, references, expressions."""

import keyword
import re
from collections import Counter
from collections.abc import Sequence

from explainers.contract.declaration import CONTRACT, Declaration
from explainers.contract.errors import ContractError
from explainers.contract.json_form import options
from explainers.contract.names import Names, Problems, refer
from explainers.contract.outputs import MatrixOutput, NumberOutput, SeriesOutput, ThingOutput
from explainers.contract.rules_of_charts import check_charts
from explainers.contract.rules_of_scenes import check_first_step, check_scenes
from explainers.contract.settings import ChoiceParameter, NumberParameter
from explainers.contract.units import UNITS

IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
# A link's own words (the version, a situation, a scene) and those of the site's search; see widget/live/link.ts.
RESERVED = ("v", "preset", "scene", "project", "h", "q", "start")
CAMPAIGN = "utm_"  # how the marks of newsletters begin
MOST_PRIMARY = 4


def check_declaration(declaration: Declaration, *, file: str) -> Problems:
    """Everything in a declaration that does not fit together."""
    if declaration.contract != CONTRACT:
        rule = "This version of the contract is not known."
        yield ContractError(file, "contract", rule, found=declaration.contract, try_this=CONTRACT)
    names = Names(declaration)
    yield from check_all_ids(declaration, file=file)
    yield from check_units(declaration, names, file=file)
    for parameter in declaration.parameters:
        yield from check_parameter(parameter, declaration, names, file=file)
    yield from check_primary(declaration, file=file)
    yield from check_outputs(declaration, names, file=file)
    yield from check_charts(declaration, names, file=file)
    for preset in declaration.presets:
        yield from names.check_situation(preset.at, file=file, field=f"presets.{preset.id}")
        if preset.at.preset:
            rule = "A preset starts from the start values, not from another preset."
            yield ContractError(file, f"presets.{preset.id}.preset", rule, found=preset.at.preset)
    yield from check_sentences(declaration, names, file=file)
    yield from refer([declaration.sensitivity], names.of(NumberOutput), file=file, field="sensitivity")
    yield from check_prediction(declaration, names, file=file)
    yield from check_scenes(declaration, names, file=file)
    yield from check_own_data(declaration, names, file=file)


def check_all_ids(declaration: Declaration, *, file: str) -> Problems:
    """Ids that are no plain names, or that stand for two things; all that expressions name share one set of names."""
    shared = [parameter.id for parameter in declaration.parameters] + [output.id for output in declaration.outputs]
    shared += [*(category.id for category in declaration.categories), *declaration.facts]
    yield from check_ids(shared, file=file, field="parameters, outputs, categories and facts")
    for parameter in declaration.parameters:
        if parameter.id in RESERVED or parameter.id.startswith(CAMPAIGN):
            rule = f"This word has a meaning of its own in links, as have: {', '.join(RESERVED)}, {CAMPAIGN}…."
            yield ContractError(file, f"parameters.{parameter.id}", rule, found=parameter.id, try_this="a longer name")
    for name in ("charts", "equations", "presets", "limits", "data", "summary", "scenes"):
        yield from check_ids([entry.id for entry in getattr(declaration, name)], file=file, field=name)
    for category in declaration.categories:
        yield from check_ids(category.items, file=file, field=f"categories.{category.id}")


def check_ids(ids: Sequence[str], *, file: str, field: str) -> Problems:
    """A problem for each id that is no plain name, or that occurs twice."""
    for name, count in Counter(ids).items():
        if not IDENTIFIER.fullmatch(name) or keyword.iskeyword(name):
            rule = "An id is lower-case English words joined by underscores."
            yield ContractError(file, field, rule, found=name, try_this="saving_share")
        if count > 1:
            yield ContractError(file, field, "This id is used twice.", found=name)


def check_units(declaration: Declaration, names: Names, *, file: str) -> Problems:
    """Units that nobody declares, and those that mean something else elsewhere."""
    for unit in declaration.units:
        if UNITS.get(unit.id, unit) != unit:
            yield ContractError(
                file, f"units.{unit.id}", "The common list has this unit with another factor.", found=unit
            )
    for kind in ("parameters", "outputs"):
        for entry in getattr(declaration, kind):
            if hasattr(entry, "unit"):
                yield from check_unit(entry.unit, names, file=file, field=f"{kind}.{entry.id}.unit")


def check_unit(unit: str, names: Names, *, file: str, field: str) -> Problems:
    """A problem where nobody declares the unit."""
    for problem in refer([unit], names.units, file=file, field=field):
        rule = "There is no such unit. Use one of the list, or declare it under [units]."
        yield ContractError(file, field, rule, found=unit, try_this=problem.try_this)


def check_parameter(parameter: object, declaration: Declaration, names: Names, *, file: str) -> Problems:
    """Problems of one parameter."""
    assert isinstance(parameter, NumberParameter | ChoiceParameter)
    place = f"parameters.{parameter.id}"
    yield from names.check_expression(parameter.matters_when, names.known, file=file, field=f"{place}.matters_when")
    if isinstance(parameter, NumberParameter):
        yield from check_ranges(parameter, file=file)
        return
    yield from refer(filter(None, [parameter.of]), names.ids("categories"), file=file, field=f"{place}.of")
    found = options(parameter, declaration)
    yield from check_ids(found, file=file, field=f"{place}.options")
    if len(found) < 2:
        yield ContractError(file, f"{place}.options", "A choice needs at least two options.", found=list(found))
    elif parameter.default not in found:
        rule = "The start value must be one of the options."
        yield ContractError(file, f"{place}.default", rule, found=parameter.default, try_this=found[0])


def check_ranges(parameter: NumberParameter, *, file: str) -> Problems:
    """A slider that leaves the allowed range, and a start value that is no position of the slider."""
    place, slider, allowed = f"parameters.{parameter.id}", parameter.slider, parameter.allowed
    for name, span in (("allowed", allowed), ("slider", slider)):
        if not span.start < span.end:
            rule = "`from` must be smaller than `to`."
            yield ContractError(file, f"{place}.{name}", rule, found=[span.start, span.end])
    for end, name in ((slider.start, "from"), (slider.end, "to")):
        if not allowed.start <= end <= allowed.end:
            rule = f"A slider may not leave the allowed range, {allowed.start:g} to {allowed.end:g}."
            nearest = min(max(end, allowed.start), allowed.end)
            yield ContractError(file, f"{place}.slider.{name}", rule, found=end, try_this=nearest)
    yield from check_position(parameter, file=file)
    if parameter.scale == "log" and slider.start <= 0:
        rule = "A logarithmic slider starts above zero."
        yield ContractError(file, f"{place}.slider.from", rule, found=slider.start)


def check_position(parameter: NumberParameter, *, file: str) -> Problems:
    """A start value off the slider, or between two of its positions."""
    place, slider, default = f"parameters.{parameter.id}", parameter.slider, parameter.default
    if slider.step <= 0:
        step = (slider.end - slider.start) / 100
        yield ContractError(
            file, f"{place}.slider.step", "A slider needs a positive step.", found=slider.step, try_this=step
        )
    elif not slider.start <= default <= slider.end:
        rule = f"The start value must lie on the slider, {slider.start:g} to {slider.end:g}."
        nearest = min(max(default, slider.start), slider.end)
        yield ContractError(file, f"{place}.default", rule, found=default, try_this=nearest)
    elif parameter.scale == "linear":
        steps = (default - slider.start) / slider.step
        if abs(steps - round(steps)) > 1e-6:
            nearest = float(f"{slider.start + round(steps) * slider.step:.12g}")
            rule = f"The start value lies between two positions of the slider, which are {slider.step:g} apart."
            yield ContractError(file, f"{place}.default", rule, found=default, try_this=nearest)


def check_primary(declaration: Declaration, *, file: str) -> Problems:
    """One to four parameters are primary."""
    primary = [parameter.id for parameter in declaration.parameters if parameter.primary]
    if not 1 <= len(primary) <= MOST_PRIMARY:
        rule = f"One to {MOST_PRIMARY} parameters are primary."
        yield ContractError(file, "parameters", rule, found=primary, try_this="primary = true, or without it")


def check_outputs(declaration: Declaration, names: Names, *, file: str) -> Problems:
    """Outputs that run along nothing or are derived from what is not there, and an explainer without a headline."""
    categories, before = names.ids("categories"), set(names.parameters)
    for output in declaration.outputs:
        place = f"outputs.{output.id}"
        match output:
            case ThingOutput():
                yield from refer([output.of], categories, file=file, field=f"{place}.of")
            case SeriesOutput():
                yield from refer([output.along], names.axes | categories, file=file, field=f"{place}.along")
            case MatrixOutput():
                yield from refer([output.over], categories, file=file, field=f"{place}.over")
            case NumberOutput(value=value) if value:
                given = {entry.id for entry in declaration.outputs if not getattr(entry, "value", None)}
                yield from names.check_expression(value, before | given, file=file, field=f"{place}.value")
        before.add(output.id)
    if not any(getattr(output, "headline", False) for output in declaration.outputs):
        yield ContractError(file, "outputs", "At least one number must be a headline.", try_this="headline = true")


def check_sentences(declaration: Declaration, names: Names, *, file: str) -> Problems:
    """Facts and claims over unknown names, and a summary without a last resort or with a case that claims nothing."""
    before = names.known - declaration.facts.keys()
    for name, fact in declaration.facts.items():
        yield from names.check_expression(fact, before, file=file, field=f"facts.{name}")
        before = before | {name}
    for claim in declaration.always:
        yield from names.check_expression(claim, names.known, file=file, field="always")
    if not declaration.summary or declaration.summary[-1].when:
        rule = "The last case must have no condition, so that one always holds."
        yield ContractError(file, "summary", rule, found=[case.id for case in declaration.summary])
    for case in declaration.summary:
        place = f"summary.{case.id}"
        if not (case.claims or case.when or declaration.always):
            rule = "A sentence claims something; write it as an expression that must be true."
            yield ContractError(file, f"{place}.claims", rule, try_this='["late_growth < early_growth"]')
        yield from names.check_expression(case.when, names.known, file=file, field=f"{place}.when")
        for claim in case.claims:
            yield from names.check_expression(claim, names.known, file=file, field=f"{place}.claims")


def check_prediction(declaration: Declaration, names: Names, *, file: str) -> Problems:
    """A prediction that nothing reveals, or whose options are no expressions over the two runs."""
    prediction = declaration.prediction
    yield from refer([prediction.reveal], names.ids("presets"), file=file, field="prediction.reveal")
    yield from refer(filter(None, [prediction.chart]), names.ids("charts"), file=file, field="prediction.chart")
    yield from refer(filter(None, [prediction.before]), names.ids("charts"), file=file, field="prediction.before")
    yield from check_first_step(declaration, file=file)
    yield from check_ids(list(prediction.options), file=file, field="prediction.options")
    for option, expression in prediction.options.items():
        place = f"prediction.options.{option}"
        yield from names.check_expression(expression, names.known, file=file, field=place, runs={"start"})


def check_own_data(declaration: Declaration, names: Names, *, file: str) -> Problems:
    """A table of the reader's that no choice leads to."""
    own = declaration.own_data
    if own is None:
        return
    yield from refer([own.parameter], names.choices, file=file, field="own_data.parameter")
    for parameter in declaration.parameters:
        if parameter.id == own.parameter and isinstance(parameter, ChoiceParameter):
            yield from refer([own.option], options(parameter, declaration), file=file, field="own_data.option")
    columns = {column.id for column in own.columns}
    wanted = [name for alternative in own.alternatives for name in alternative]
    yield from refer(wanted, columns, file=file, field="own_data.alternatives")
