"""Rules for scenes: what they move, show and aim at is there, and there is not too much of it."""

from explainers.contract.declaration import Declaration
from explainers.contract.errors import ContractError
from explainers.contract.names import Names, Problems, refer
from explainers.contract.outputs import NumberOutput
from explainers.contract.scenes import MOST_READOUTS, MOST_SLIDERS, Scene
from explainers.contract.settings import NumberParameter, Situation
from explainers.runner.model import Value

START = "start"  # the run of a scene's own beginning, in its goal
FEWEST_POSITIONS = 3


def check_scenes(declaration: Declaration, names: Names, *, file: str) -> Problems:
    """Problems of all scenes of an explainer."""
    for scene in declaration.scenes:
        place = f"scenes.{scene.id}"
        yield from names.check_situation(scene.start, file=file, field=f"{place}.start")
        yield from check_sliders(scene, declaration, names, file=file, field=f"{place}.sliders")
        yield from refer([scene.chart], names.ids("charts"), file=file, field=f"{place}.chart")
        yield from check_readouts(scene, names, file=file, field=f"{place}.readouts")
        yield from names.check_expression(scene.goal, names.known, file=file, field=f"{place}.goal", runs={START})
        if scene.goal is None and not scene.reachable:
            rule = "Without a goal there is nothing to reach."
            yield ContractError(file, f"{place}.reachable", rule, found=False, try_this="a goal, or leave it out")
        if scene.positions and scene.positions < FEWEST_POSITIONS:
            rule = f"A slider needs at least {FEWEST_POSITIONS} positions, or 0 for as many as is usual."
            field = f"{place}.positions"
            yield ContractError(file, field, rule, found=scene.positions, try_this=FEWEST_POSITIONS)


def check_sliders(scene: Scene, declaration: Declaration, names: Names, *, file: str, field: str) -> Problems:
    """Sliders that are too many, unknown, no numbers, or that do not hold the value at which the scene begins."""
    if not 1 <= len(set(scene.sliders)) == len(scene.sliders) <= MOST_SLIDERS:
        rule = f"A scene has one to {MOST_SLIDERS} sliders, each once."
        yield ContractError(file, field, rule, found=list(scene.sliders), try_this=list(scene.sliders[:1]) or None)
    parameters = {parameter.id: parameter for parameter in declaration.parameters}
    yield from refer(scene.sliders, parameters, file=file, field=field)
    for name in scene.sliders:
        parameter = parameters.get(name)
        if isinstance(parameter, NumberParameter):
            start = value_at(scene.start, parameter, declaration)
            yield from check_start(start, parameter, file=file, field=field.replace(".sliders", f".start.{name}"))
        elif parameter:
            rule, numbers = "Only a number can be moved on a slider.", ", ".join(sorted(names.of(NumberParameter)))
            yield ContractError(file, field, rule, found=name, try_this=numbers)


def value_at(situation: Situation, parameter: NumberParameter, declaration: Declaration) -> Value:
    """The value of a parameter in a situation."""
    preset = next((entry.at.values for entry in declaration.presets if entry.id == situation.preset), {})
    return {parameter.id: parameter.default, **preset, **situation.values}[parameter.id]


def check_start(start: Value, parameter: NumberParameter, *, file: str, field: str) -> Problems:
    """A beginning that is no position of the slider."""
    slider = parameter.slider
    if not isinstance(start, float | int) or slider.step <= 0:
        return  # said elsewhere
    nearest = min(max(start, slider.start), slider.end)
    if nearest != start:
        rule = f"A scene begins on its slider, {slider.start:g} to {slider.end:g}."
        yield ContractError(file, field, rule, found=start, try_this=f"{nearest:g}")
    elif parameter.scale == "linear":
        steps = (start - slider.start) / slider.step
        if abs(steps - round(steps)) > 1e-6:
            nearest = float(f"{slider.start + round(steps) * slider.step:.12g}")
            rule = f"A scene begins at a position of its slider; they are {slider.step:g} apart."
            yield ContractError(file, field, rule, found=start, try_this=f"{nearest:g}")


def check_readouts(scene: Scene, names: Names, *, file: str, field: str) -> Problems:
    """Readouts that are too many, unknown, or no numbers."""
    if len(set(scene.readouts)) != len(scene.readouts) or len(scene.readouts) > MOST_READOUTS:
        rule = f"A scene has at most {MOST_READOUTS} readouts, each once."
        found = list(scene.readouts)
        yield ContractError(file, field, rule, found=found, try_this=list(dict.fromkeys(found))[:MOST_READOUTS])
    outputs = {output.id for output in names.declaration.outputs}
    yield from refer(scene.readouts, outputs, file=file, field=field)
    for name in scene.readouts:
        if name in outputs - names.of(NumberOutput):
            rule, numbers = "A readout is one number.", ", ".join(sorted(names.of(NumberOutput)))
            yield ContractError(file, field, rule, found=name, try_this=numbers)
