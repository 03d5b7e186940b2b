"""Scenes: small live pictures in the text of a page. Each asks one thing and has few things to move."""

from dataclasses import dataclass

from explainers.contract.fields import Record, described
from explainers.contract.settings import Situation
from explainers.runner.expressions import Expression

MOST_SLIDERS = 3
MOST_READOUTS = 3
# How many positions of each slider are run when the site is built, by the number of sliders.
POSITIONS = {1: 61, 2: 11, 3: 5}


@dataclass(frozen=True, kw_only=True)
class Scene(Record):
    """A small live picture in the text, which answers before Python runs."""

    head = "[scenes.<id>]"

    id: str = described("What happens in it; its title and its task are in the words files.", good="invest_more")
    start: Situation = described(
        "Where it begins; every setting without a slider stays there.",
        default=Situation(values={}),
        good='{ preset = "investment_burst", horizon = 40 }',
    )
    sliders: tuple[str, ...] = described(
        "One to three number parameters that the reader moves.", good='["saving_share"]'
    )
    chart: str = described("The chart that is shown.", good="growth")
    readouts: tuple[str, ...] = described(
        "None to three numbers beside it.", default=(), good='["early_growth", "late_growth"]'
    )
    goal: Expression | None = described(
        "What the reader tries to bring about: an expression over parameters, outputs and facts, and `start.<name>` "
        "for the scene's own beginning. It is ticked, never graded.",
        default=None,
        good='"late_growth > start.late_growth + 0.005"',
    )
    reachable: bool = described(
        "Whether the sliders can reach the goal; that they cannot is a lesson too. The build finds out whether it is.",
        default=True,
    )
    positions: int = described(
        "How many positions of each slider are run when the site is built; fewer make the file smaller. 0 stands for "
        "every step up to 61 for one slider, 11 for each of two, 5 for each of three.",
        default=0,
        good="31",
    )

    @property
    def most_positions(self) -> int:
        """How many positions of each slider are run at most."""
        return self.positions or POSITIONS[len(self.sliders)]
