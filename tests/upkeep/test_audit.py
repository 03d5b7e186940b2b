"""Known weaknesses are listed and fail; a registry that does not answer is said, and fails nothing."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from build_tools.__main__ import parser
from build_tools.places import REPOSITORY
from build_tools.upkeep import audit
from build_tools.upkeep.audit import Audit, asked, read_node, read_python, run

WEAK = {"id": "PYSEC-2026-1", "fix_versions": ["1.2", "2.0"]}
PYTHON = {
    "dependencies": [
        {"name": "sound", "version": "3.0", "vulns": []},
        {"name": "weak", "version": "1.1", "vulns": [WEAK, {"id": "PYSEC-2026-2", "fix_versions": []}]},
        {"name": "own", "skip_reason": "Dependency not found on PyPI"},
    ]
}
NODE = {
    "vulnerabilities": {
        "weak": {
            "severity": "high",
            "range": "<2",
            "via": [{"title": "Reads too far", "url": "https://example.org/1"}],
        },
        "other": {"severity": "low", "range": "*", "via": ["weak"]},
    },
    "metadata": {"dependencies": {"total": 40}},
}
SILENT_NODE = {"message": "405 Method Not Allowed", "error": {"summary": "", "detail": ""}}


class Refusing(BaseHTTPRequestHandler):
    """Refuses whatever it is asked."""

    def refuse(self) -> None:
        self.send_error(403)

    do_GET = do_POST = do_CONNECT = refuse  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def refusing() -> Iterator[str]:
    """The address of a registry, or of the only way to one, that refuses everything."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Refusing)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def said(answer: Any, errors: str = "") -> Any:
    """A tool that prints this."""
    text = answer if isinstance(answer, str) else json.dumps(answer)
    return lambda: subprocess.CompletedProcess([], 1, text, errors)


def test_weaknesses_are_listed_with_what_mends_them() -> None:
    """For both lock files; what the registry does not know is counted."""
    assert asked("uv.lock", said(PYTHON), read_python).text.splitlines() == [
        "uv.lock: 2 known weaknesses in 2 packages; 1 more were not checked, for the registry does not know them.",
        "  weak 1.1: PYSEC-2026-1, mended in 1.2, 2.0",
        "  weak 1.1: PYSEC-2026-2, mended in none yet",
    ]
    assert asked("package-lock.json", said(NODE), read_node).text.splitlines() == [
        "package-lock.json: 2 known weaknesses in 40 packages.",
        "  weak <2: high, Reads too far (https://example.org/1)",
        "  other *: low, by weak",
    ]


@pytest.mark.parametrize(
    ("answer", "read", "reason"),
    [
        (SILENT_NODE, read_node, "405 Method Not Allowed"),
        ("", read_python, "ERROR: no such host"),
        ({"dependencies": PYTHON["dependencies"][2:]}, read_python, "Dependency not found on PyPI"),
        ({"dependencies": []}, read_python, "it named no package."),
        ("<html>", read_node, "ERROR: no such host"),
    ],
)
def test_silence_is_never_taken_for_a_good_answer(answer: Any, read: Any, reason: str) -> None:
    """Whatever a tool prints in its place."""
    found = asked("a file", said(answer, "starting\nERROR: no such host\n"), read)

    assert found.text.startswith(f"a file: NOT CHECKED. The registry did not answer: {reason}")
    assert not found.weaknesses


def test_only_a_known_weakness_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not what nobody could be asked about."""
    for answers, code in [((PYTHON, SILENT_NODE), 1), (({"dependencies": []}, SILENT_NODE), 0), (("", NODE), 1)]:
        monkeypatch.setattr(audit, "ask_python", said(answers[0]))
        monkeypatch.setattr(audit, "ask_node", said(answers[1]))

        assert run(parser().parse_args(["audit"])) == code, answers


def test_a_missing_tool_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a registry that does not answer is."""

    def missing() -> Any:
        raise FileNotFoundError("No such file: uv")

    assert asked("uv.lock", missing, read_python) == Audit("uv.lock", silence="No such file: uv")


def test_the_command_ends_well_where_every_registry_refuses(refusing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real tools, which find no way to anybody; no traceback, and a line for each lock file."""
    for name in ("npm_config_registry", "HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy"):
        monkeypatch.setenv(name, refusing)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")

    done = subprocess.run(
        [sys.executable, "-m", "build_tools", "audit"], cwd=REPOSITORY, capture_output=True, text=True, timeout=120
    )

    assert (done.returncode, done.stderr) == (0, "")
    lines = [line for line in done.stdout.splitlines() if not line.startswith("  ")]
    assert [line.split(": ")[0] for line in lines] == ["uv.lock", "package-lock.json"]
    assert all("NOT CHECKED. The registry did not answer: " in line for line in lines)
    assert len(done.stdout.splitlines()) == 4
