"""Rules for scenes: what they move, show and aim at is there, and there is not too much of it."""

from explainers.contract.declaration import Declaration
from explainers.contract.errors import ContractError
from explainers.contract.names import Names, Problems, refer
from explainers.contract.outputs import NumberOutput
from explainers.contract.scenes import MOST_READOUTS, MOST_SLIDERS, Scene
from explainers.contract.settings import ChoiceParameter, NumberParameter, Parameter, Situation
from explainers.runner.model import Value

START = "start"  # the run of a scene's own beginning, in its goal
FEWEST_POSITIONS = 3
KINDS = NumberParameter | ChoiceParameter  # all there are; each has a start value


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
            place = field.replace(".sliders", f".start.{name}")
            yield from check_position(start, parameter, "A scene begins", file=file, field=place)
        elif parameter:
            rule, numbers = "Only a number can be moved on a slider.", ", ".join(sorted(names.of(NumberParameter)))
            yield ContractError(file, field, rule, found=name, try_this=numbers)


def check_first_step(declaration: Declaration, *, file: str) -> Problems:
    """A prediction in a scene that is not there, or whose reveal the scene's sliders do not lead to."""
    prediction, scenes = declaration.prediction, {scene.id: scene for scene in declaration.scenes}
    yield from refer(filter(None, [prediction.scene]), scenes, file=file, field="prediction.scene")
    scene = scenes.get(prediction.scene)
    if scene is None or prediction.reveal not in {preset.id for preset in declaration.presets}:
        return
    reveal = Situation(preset=prediction.reveal, values={})
    differing = [
        parameter
        for parameter in declaration.parameters
        if value_at(reveal, parameter, declaration) != value_at(scene.start, parameter, declaration)
    ]
    for parameter in differing:
        found, field = value_at(reveal, parameter, declaration), f"presets.{prediction.reveal}.{parameter.id}"
        if parameter.id not in scene.sliders:
            rule = f"The scene {scene.id!r} moves to this situation, but has no slider for what differs."
            wanted = value_at(scene.start, parameter, declaration)
            hint = f"{parameter.id} = {wanted!r} here, or scenes.{scene.id}.start.{parameter.id} = {found!r}"
            yield ContractError(file, field, rule, found=found, try_this=hint)
        elif isinstance(parameter, NumberParameter):
            yield from check_position(found, parameter, "The prediction of a scene ends", file=file, field=field)
    if not differing:
        rule = "The scene begins where the prediction is answered, so there is nothing to predict."
        hint = "another start of the scene, or another situation"
        yield ContractError(file, "prediction.reveal", rule, found=prediction.reveal, try_this=hint)


def value_at(situation: Situation, parameter: Parameter, declaration: Declaration) -> Value:
    """The value of a parameter in a situation."""
    preset = next((entry.at.values for entry in declaration.presets if entry.id == situation.preset), {})
    start = {entry.id: entry.default for entry in declaration.parameters if isinstance(entry, KINDS)}
    return {**start, **preset, **situation.values}[parameter.id]


def check_position(start: Value, parameter: NumberParameter, what: str, *, file: str, field: str) -> Problems:
    """A value, such as the beginning, that is no position of the slider."""
    slider = parameter.slider
    if not isinstance(start, float | int) or slider.step <= 0:
        return  # said elsewhere
    nearest = min(max(start, slider.start), slider.end)
    if nearest != start:
        rule = f"{what} on its slider, {slider.start:g} to {slider.end:g}."
        yield ContractError(file, field, rule, found=start, try_this=f"{nearest:g}")
    elif parameter.scale == "linear":
        steps = (start - slider.start) / slider.step
        if abs(steps - round(steps)) > 1e-6:
            nearest = float(f"{slider.start + round(steps) * slider.step:.12g}")
            rule = f"{what} at a position of its slider; they are {slider.step:g} apart."
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
