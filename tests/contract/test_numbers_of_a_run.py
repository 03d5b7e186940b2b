"""What a run may give back: finite numbers, whole or not, in lists of any size."""

import math
from typing import Any

import pytest

from explainers.runner.errors import ModelError
from explainers.runner.model import check_output

SERIES = {"id": "wages", "kind": "series"}
MATRIX = {"id": "flows", "kind": "matrix"}


class Result:
    """What a model's run gives back."""

    def __init__(self, **outputs: Any) -> None:
        vars(self).update(outputs)


@pytest.mark.parametrize("wages", [[], [1, 2.5], (0.0, -1e-300), [True, 1.0], [1e308, 1e308, 1e308]])
def test_finite_numbers_pass_as_they_are(wages: Any) -> None:
    """Also where their sum is too large to be one."""
    assert check_output(SERIES, Result(wages=wages)) is wages


@pytest.mark.parametrize("wrong", [math.nan, math.inf, -math.inf, "1", None, 1j, [1.0]])
def test_one_that_is_none_is_named(wrong: Any) -> None:
    """Wherever it stands, and also beside another that would hide it in a sum."""
    for wages in ([wrong, 1.0], [1.0, 2, wrong], [math.inf, wrong, -math.inf]):
        with pytest.raises(ModelError, match=r"wages contains .*, which is not a finite number"):
            check_output(SERIES, Result(wages=wages))
    with pytest.raises(ModelError, match="flows contains"):
        check_output(MATRIX, Result(flows=[[1.0], [wrong]]))


@pytest.mark.parametrize("wrong", [3.0, "123", None, {1: 2}])
def test_what_is_no_list_is_refused(wrong: Any) -> None:
    """As a series, and as a row of a matrix."""
    for output, result in ((SERIES, Result(wages=wrong)), (MATRIX, Result(flows=[wrong]))):
        with pytest.raises(ModelError, match="must be a list of numbers"):
            check_output(output, result)
