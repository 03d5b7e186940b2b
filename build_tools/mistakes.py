"""What an author got wrong, in a few lines: file and place, what is wrong, what was found, what to try.

Everything else that goes wrong is a fault of these tools, and keeps its traceback.
"""

import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from build_tools.node import NodeError
from build_tools.places import REPOSITORY
from explainers.contract.errors import ContractError
from explainers.contract.explainer import Explainer
from explainers.contract.text_files import not_utf8
from explainers.runner.errors import ModelError


def described(error: BaseException) -> str:
    """The mistake in words, with files named from the project's folder; "" where it is none of an author's."""
    return as_words(error).replace(f"{REPOSITORY}/", "")


def as_words(error: BaseException) -> str:
    """The same, with files as the error names them."""
    if isinstance(error, ContractError):
        return str(error)
    if isinstance(error, NodeError):
        return f"{error}\n  Try: the file and line above, or `make clean setup` where it names none of yours."
    frames = list(traceback.walk_tb(error.__traceback__))
    if isinstance(error, UnicodeDecodeError) and (file := file_of(frames)):
        return str(not_utf8(file, error))
    explainer = next((found for frame, _ in frames if (found := explainer_of(frame))), None)
    if explainer:
        return str(as_model_mistake(error, explainer, frames))
    if isinstance(error, OSError) and error.filename:
        is_missing = isinstance(error, FileNotFoundError)
        rule = "The file is missing." if is_missing else f"The file cannot be used: {error.strerror}."
        return str(ContractError(str(error.filename), "", rule))
    return str(error) if isinstance(error, ModelError) else ""


def file_of(frames: list[tuple[FrameType, int]]) -> Path | None:
    """The file that was being read; the error itself names none."""
    return next((path for frame, _ in frames if isinstance(path := frame.f_locals.get("self"), Path)), None)


def explainer_of(frame: FrameType) -> Explainer | None:
    """The explainer whose method a frame of a traceback is."""
    owner = frame.f_locals.get("self")
    return owner if isinstance(owner, Explainer) else None


def as_model_mistake(
    error: BaseException, explainer: Explainer, frames: list[tuple[FrameType, int]]
) -> ContractError | str:
    """What a model raised, with its line, or which setting it refused; "" where the fault lies outside the model."""
    name = f"{explainer.slug}/model.py"
    lines = [(line, frame.f_code.co_name) for frame, line in frames if frame.f_code.co_filename == name]
    if isinstance(error, SyntaxError):
        place, rule = f"line {error.lineno}", f"This is not valid Python: {error.msg}."
    elif isinstance(error, ModelError):
        place, rule = "", str(error)
    elif lines:
        place, rule = f"line {lines[-1][0]}, in {lines[-1][1]}", f"The model raises {type(error).__name__}: {error}."
    else:
        return ""
    hint = f"python -m explainers run {explainer.slug}"
    return ContractError(str(explainer.folder / "model.py"), place, rule, found=setting(frames), try_this=hint)


def setting(frames: list[tuple[FrameType, int]]) -> dict[str, object] | None:
    """The preset and the values with which a model ran when it raised; None where it did not run yet."""
    runs = [frame.f_locals for frame, _ in frames if frame.f_code is Explainer.run.__code__]
    return {"preset": runs[-1]["preset"] or "start", **runs[-1]["changes"]} if runs else None


def reported(run: Callable[[], int | None]) -> int:
    """The exit code of a command; 2, and the mistake on the error output, where an author made one."""
    try:
        return int(run() or 0)
    except Exception as error:
        if not (text := described(error)):
            raise
        print(text, file=sys.stderr)
        return 2
