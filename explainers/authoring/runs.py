"""Whether the model runs: fast, alike each time, and true to its sentences in many random states."""

import random
import statistics
import time
import traceback
from collections.abc import Iterator

from explainers.contract.errors import ContractError
from explainers.contract.explainer import LANGUAGES, Explainer, Result
from explainers.contract.json_form import options
from explainers.contract.settings import ChoiceParameter, NumberParameter, Parameter
from explainers.runner.errors import ModelError
from explainers.runner.expressions import Expression
from explainers.runner.model import Value, Values

SLOWEST = 0.005  # seconds of one run
STATES = 300
FEWEST_PRESETS = 5
Problems = Iterator[ContractError]


def check_runs(explainer: Explainer) -> Problems:
    """Problems of presets and speed, then those of random states; a slow model is not run that often."""
    run_or_refuse(explainer, "", {})
    slow = list(check_speed(explainer))
    yield from slow
    yield from check_presets(explainer)
    yield from check_states(explainer, 20 if slow else STATES)


def run_or_refuse(explainer: Explainer, preset: str, values: Values) -> Result:
    """The result; ContractError with the model's line and the values where it raises."""
    try:
        return explainer.run(preset, **values)
    except Exception as error:
        if not (problem := model_problem(explainer, error, setting(preset, values))):
            raise
        raise problem from error


def model_problem(explainer: Explainer, error: Exception, found: Values | None = None) -> ContractError | None:
    """What a model raised, with its line; None where the fault lies elsewhere."""
    file, name = explainer.file("model.py"), f"{explainer.slug}/model.py"
    if isinstance(error, SyntaxError):
        return ContractError(file, f"line {error.lineno}", f"This is not valid Python: {error.msg}.")
    lines = [line for frame, line in traceback.walk_tb(error.__traceback__) if frame.f_code.co_filename == name]
    if not lines and not isinstance(error, ModelError | ArithmeticError | TypeError | IndexError):
        return None
    rule = f"The model fails: {type(error).__name__}: {error}"
    return ContractError(file, f"line {lines[-1]}" if lines else "run", rule, found=found)


def setting(preset: str, values: Values) -> dict[str, Value]:
    """What a run was made with, as messages show it."""
    return ({"preset": preset} if preset else {}) | values


def check_speed(explainer: Explainer) -> Problems:
    """A problem where a run takes too long: the median of five rounds over start and presets."""
    presets, rounds = ["", *explainer.preset_values], []
    for _ in range(5):
        begun = time.thread_time()
        for preset in presets:
            run_or_refuse(explainer, preset, {})
        rounds.append((time.thread_time() - begun) / len(presets))
        if rounds[-1] > 20 * SLOWEST:
            break
    if (taken := statistics.median(rounds)) > SLOWEST:
        rule = f"A run takes {taken * 1000:.0f} ms; at most {SLOWEST * 1000:.0f} ms keep a slider alive."
        yield ContractError(explainer.file("model.py"), "run", rule, try_this="fewer steps, or a closed form")


def check_presets(explainer: Explainer) -> Problems:
    """A problem where there are too few, and for each that shows what another one shows."""
    file, seen = explainer.file("explainer.toml"), {str(explainer.run()["values"]): "the start"}
    if len(explainer.preset_values) < FEWEST_PRESETS:
        rule = f"There are at least {FEWEST_PRESETS} presets."
        yield ContractError(file, "presets", rule, found=len(explainer.preset_values))
    for preset in explainer.preset_values:
        values = str(run_or_refuse(explainer, preset, {})["values"])
        if values in seen:
            yield ContractError(file, f"presets.{preset}", "Two situations are the same.", found=seen[values])
        seen[values] = preset


def check_states(explainer: Explainer, count: int) -> Problems:
    """The first problem of each claim and setting, in random states."""
    generator, reported = random.Random(explainer.slug), set()
    for number in range(count):
        values = random_values(explainer, generator)
        result = run_or_refuse(explainer, "", values)
        problems = [*check_claims(explainer, result, values), *check_idle(explainer, result, values, generator)]
        if number < 20 and run_or_refuse(explainer, "", values) != result:
            rule = "Two runs with the same values differ."
            problems.append(ContractError(explainer.file("model.py"), "run", rule, try_this="random.Random(1)"))
        for problem in problems:
            if (problem.field, problem.rule) not in reported:
                reported.add((problem.field, problem.rule))
                yield problem


def check_claims(explainer: Explainer, result: Result, values: Values) -> Problems:
    """A problem for each claim that is untrue in one state."""
    declaration, names = explainer.declaration, explainer.names(result)
    case = next(case for case in declaration.summary if case.id == result["summary"])
    claims = [("always", claim) for claim in declaration.always]
    claims += [(f"charts.{chart.id}.claims", claim) for chart in declaration.charts for claim in chart.claims]
    claims += [(f"summary.{case.id}.claims", claim) for claim in case.claims]
    for place, claim in claims:
        if not holds(claim, names):
            rule = f"This does not hold in every state: {claim.text}"
            hint = "mend the words and the claim, or add a case"
            yield ContractError(explainer.file("explainer.toml"), place, rule, found=values, try_this=hint)


def holds(claim: Expression, names: Values) -> bool:
    """Whether a claim holds; one that cannot be calculated does not."""
    try:
        return bool(claim.value(names))
    except (ArithmeticError, ValueError, TypeError, IndexError):
        return False


def check_idle(explainer: Explainer, before: Result, values: Values, generator: random.Random) -> Problems:
    """A problem for a setting that is greyed and yet moves a headline or a sentence."""
    for parameter in explainer.declaration.parameters:
        if parameter.id in before["idle"]:
            after = run_or_refuse(
                explainer, "", {**values, parameter.id: random_value(explainer, parameter, generator)}
            )
            if seen(explainer, before) != seen(explainer, after):
                rule = "This setting moves a headline or the sentence where `matters_when` says that it does nothing."
                place = f"parameters.{parameter.id}.matters_when"
                yield ContractError(explainer.file("explainer.toml"), place, rule, found=values)


def seen(explainer: Explainer, result: Result) -> list[object]:
    """The headlines and the sentences of a run."""
    sentences = [explainer.summary(result, language) for language in LANGUAGES]
    return [*sentences, *(result["outputs"][output.id] for output in explainer.headlines)]


def random_values(explainer: Explainer, generator: random.Random) -> Values:
    """Values from the whole allowed ranges, rounded so that a message holds them as they were."""
    return {
        parameter.id: random_value(explainer, parameter, generator) for parameter in explainer.declaration.parameters
    }


def random_value(explainer: Explainer, parameter: Parameter, generator: random.Random) -> Value:
    """One value that a reader may set; an end comes up in one case of four."""
    if isinstance(parameter, ChoiceParameter):
        own = explainer.declaration.own_data
        found = options(parameter, explainer.declaration)
        return generator.choice([one for one in found if not own or (parameter.id, one) != (own.parameter, own.option)])
    assert isinstance(parameter, NumberParameter)
    low, high = parameter.allowed.start, parameter.allowed.end
    if generator.random() < 0.25:
        return generator.choice([low, high])
    drawn = generator.uniform(low, high)
    return min(max(float(f"{drawn:.4g}"), low), high) if not parameter.whole else generator.randint(int(low), int(high))
