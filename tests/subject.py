"""What the tests in an explainer's own folder are about, so that none of them has to find or load it."""

from functools import cached_property
from pathlib import Path
from typing import Any

from explainers.contract.explainer import Explainer, Result
from explainers.contract.loading import load_explainer


class Subject:
    """The explainer in whose folder a test module stands: `subject = Subject(__file__)`."""

    def __init__(self, test_module: str) -> None:
        self.folder = Path(test_module).parent

    @cached_property
    def explainer(self) -> Explainer:
        """The explainer, loaded when it is first asked for, and once."""
        return load_explainer(self.folder)

    @property
    def model(self) -> Any:
        """The model's module, with all its functions."""
        return self.explainer.model.module

    def run(self, preset: str = "", **values: Any) -> Result:
        """The outputs of one run, from the start or from a situation."""
        outputs: Result = self.explainer.run(preset, **values)["outputs"]
        return outputs
