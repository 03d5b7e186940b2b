"""Which parameter matters most: how far each one alone moves the number that the explainer chose for this."""

from typing import Any

from explainers.runner.model import Declared, Model, Values


def effects(model: Model, values: Values, output: str) -> list[dict[str, Any]]:
    """How far one number moves when each parameter alone goes through its slider, or through its list."""
    return [
        {"parameter": parameter["id"], **effect(model, values, output, parameter)} for parameter in model.parameters
    ]


def effect(model: Model, values: Values, output: str, parameter: Declared) -> dict[str, float | None]:
    """The number at both ends of a slider; of a list its lowest and its highest, without the reader's own table."""
    name, own = parameter["id"], model.own_data
    if parameter["kind"] == "number":
        ends = [number_at(model, values, output, {name: parameter["slider"][end]}) for end in ("from", "to")]
        return {"low": ends[0], "high": ends[1]}
    options = [
        option for option in parameter["options"] if not own or (name, option) != (own["parameter"], own["option"])
    ]
    found = [number for option in options if (number := number_at(model, values, output, {name: option})) is not None]
    return {"low": min(found, default=None), "high": max(found, default=None)}


def number_at(model: Model, values: Values, output: str, change: Values) -> float | None:
    """The output after a change of one value, or None where there is none, or the model refuses the state."""
    try:
        number = model.run({**values, **change})["outputs"][output]
    except ValueError:
        return None
    return None if number is None else float(number)
