"""What checks.toml cannot say of the model, such as what holds in random states. Delete this file if there is none."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.subject import Subject

subject = Subject(__file__)
run = subject.run


@given(growth_rate=st.floats(-0.05, 0.15), horizon=st.integers(10, 100))
@settings(deadline=None)
def test_every_year_grows_at_the_rate(growth_rate: float, horizon: int) -> None:
    """The path is compound growth from the first year to the last."""
    output = run(growth_rate=growth_rate, horizon=horizon)["output"]

    assert len(output) == horizon + 1
    for before, after in pairwise(output):
        assert after / before == pytest.approx(1 + growth_rate, rel=1e-12)
