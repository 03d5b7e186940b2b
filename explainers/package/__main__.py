"""The command of the package: `list`, `describe` and `run`, as in the project itself."""

import sys

from explainers.contract.command import main as run_command

PROGRAM = "productive-forces"


def main() -> int:
    """The exit code of one command."""
    return run_command(program=PROGRAM)


if __name__ == "__main__":
    sys.exit(main())
