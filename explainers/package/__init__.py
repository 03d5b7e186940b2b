"""The models of *New quality productive forces* for other programs: `load("solow-swan").run(saving_share=0.3)`.

`load` makes a model ready, `slugs` lists them. What is not allowed is a `ModelError` that says what is.
"""

from explainers.package.models import Model, Parameter, load, slugs
from explainers.package.results import Run
from explainers.runner.errors import ModelError

__all__ = ["Model", "ModelError", "Parameter", "Run", "load", "slugs"]
