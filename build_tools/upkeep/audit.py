"""`python -m build_tools audit`: known weaknesses of what both lock files name, from those who keep lists of them.

A list that does not answer is no failure, since nobody could mend that here; it is said, and never taken for a good
answer. pip-audit lies in a group of its own in the lock file, and is fetched only for this.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from build_tools.node import environment
from build_tools.places import REPOSITORY
from build_tools.setup import uv

PATIENCE = 300  # seconds for all questions about one lock file


@dataclass(frozen=True)
class Audit:
    """What was learned of one lock file."""

    of: str
    checked: int = 0
    unknown: int = 0
    weaknesses: Sequence[str] = ()
    silence: str = ""

    @property
    def text(self) -> str:
        """One line for the whole, and one for each weakness."""
        if not self.checked:
            return f"{self.of}: NOT CHECKED. The registry did not answer: {self.silence}\n  Try: again, with a network."
        found = f"{len(self.weaknesses)} known weaknesses" if self.weaknesses else "no known weakness"
        left = f"; {self.unknown} more were not checked, for the registry does not know them" if self.unknown else ""
        return "\n".join([f"{self.of}: {found} in {self.checked} packages{left}.", *self.weaknesses])


def run(_: argparse.Namespace) -> int:
    """Prints both audits; 1 where a weakness is known."""
    audits = [asked("uv.lock", ask_python, read_python), asked("package-lock.json", ask_node, read_node)]
    for audit in audits:
        print(audit.text)
    return 1 if any(audit.weaknesses for audit in audits) else 0


def asked(
    of: str, ask: Callable[[], subprocess.CompletedProcess[str]], read: Callable[[str, dict[str, Any]], Audit]
) -> Audit:
    """The audit of one lock file, whatever its tool said."""
    try:
        done = ask()
    except (OSError, subprocess.SubprocessError) as error:
        return Audit(of, silence=str(error))
    try:
        return read(of, json.loads(done.stdout))
    except (ValueError, KeyError):
        return Audit(of, silence=last_line(done.stderr))


def last_line(text: str) -> str:
    """The line in which a tool says what went wrong."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and "complete log" not in line]
    return next(
        (line for line in reversed(lines) if "error" in line.lower()), lines[-1] if lines else "it said nothing."
    )


def command(arguments: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
    """Runs a tool from the project's folder."""
    return subprocess.run(
        arguments, cwd=REPOSITORY, env=environment(), capture_output=True, text=True, timeout=PATIENCE
    )


def ask_python() -> subprocess.CompletedProcess[str]:
    """pip-audit's answer about everything that uv has locked, with its hashes; nothing is installed but itself."""
    program = uv.TOOLS / f"uv-{uv.VERSION}"
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "requirements.txt"
        command(
            [program, "export", "--frozen", "--all-groups", "--no-emit-project", "--quiet", "--output-file", listed]
        )
        tool = ["run", "--frozen", "--isolated", "--only-group", "audit", "pip-audit", "--timeout", "15"]
        options = ["--require-hashes", "--disable-pip", "--format", "json", "--progress-spinner", "off"]
        return command([program, *tool, "--requirement", listed, *options])


def read_python(of: str, found: dict[str, Any]) -> Audit:
    """What pip-audit's JSON says."""
    known = [entry for entry in found["dependencies"] if "skip_reason" not in entry]
    skipped = [entry["skip_reason"] for entry in found["dependencies"] if "skip_reason" in entry]
    weaknesses = [
        f"  {entry['name']} {entry['version']}: {weakness['id']}, mended in {versions(weakness)}"
        for entry in known
        for weakness in entry["vulns"]
    ]
    return Audit(of, len(known), len(skipped), weaknesses, skipped[0] if skipped else "it named no package.")


def versions(weakness: dict[str, Any]) -> str:
    """The versions in which a weakness is mended."""
    return ", ".join(weakness["fix_versions"]) or "none yet"


def ask_node() -> subprocess.CompletedProcess[str]:
    """npm's answer about everything that it has locked; nothing is installed."""
    options = ["--package-lock-only", "--json", "--fetch-retries=0"]
    return command([sys.executable, "-m", "build_tools.node", "npm", "audit", *options])


def read_node(of: str, found: dict[str, Any]) -> Audit:
    """What npm's JSON says."""
    if "vulnerabilities" not in found:
        return Audit(of, silence=str(found.get("message") or found["error"]["summary"]))
    weaknesses = [
        f"  {name} {entry['range']}: {entry['severity']}, {title_of(entry['via'])}"
        for name, entry in found["vulnerabilities"].items()
    ]
    return Audit(of, found["metadata"]["dependencies"]["total"], weaknesses=weaknesses)


def title_of(via: Sequence[Any]) -> str:
    """What a weakness is; or the package that it comes with."""
    return "; ".join(f"{one['title']} ({one['url']})" if isinstance(one, dict) else f"by {one}" for one in via)
