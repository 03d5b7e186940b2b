"""The bill of materials names every package of both lock files, with its licence and what it needs."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from build_tools.places import REPOSITORY
from build_tools.release.bill import bill
from build_tools.release.components import Component, Distribution, components
from build_tools.release.version import Release
from explainers.contract.errors import ContractError

RELEASE = Release("0.2.0", "2026-12-01")
CARRIED = {"pyodide", "preact", "mkdocs-material", "CPython"}
UV = """
[[package]]
name = "project"
version = "0.1.0"
source = { virtual = "." }

[[package]]
name = "nowhere-to-be-found"
version = "1.5"
source = { registry = "https://pypi.org/simple" }

[[package]]
name = "jinja2"
version = "3.1.6"
source = { registry = "https://pypi.org/simple" }
dependencies = [{ name = "markupsafe" }, { name = "markupsafe", marker = "os_name == 'nt'" }]
sdist = { url = "https://files.example.org/jinja2-3.1.6.tar.gz", hash = "sha256:01" }
wheels = [{ url = "https://files.example.org/jinja2-3.1.6-py3-none-any.whl", hash = "sha256:85" }]
"""


def locked(folder: Path, uv: str, **packages: Any) -> Path:
    """A folder with these lock files."""
    (folder / "uv.lock").write_text(uv)
    (folder / "package-lock.json").write_text(json.dumps({"packages": {"": {"name": "project"}, **packages}}))
    return folder


def test_every_package_without_a_licence_is_named(tmp_path: Path) -> None:
    """At once, with its lock file and the file in which its licence can be said."""
    with pytest.raises(ContractError) as caught:
        components(locked(tmp_path, UV, **{"node_modules/unsaid": {"version": "2.0.0"}}))

    said = str(caught.value)
    assert "uv.lock: nowhere-to-be-found 1.5" in said and "package-lock.json: unsaid 2.0.0" in said
    assert 'nowhere-to-be-found = "MIT"' in said and "build_tools/release/licences.toml" in said
    assert "jinja2" not in said and "project" not in said


def test_a_package_needs_the_one_that_node_would_find(tmp_path: Path) -> None:
    """Its own, then that of the folder above; what is left out on purpose is not needed."""
    packages = {
        "node_modules/a": {"version": "1.0.0", "license": "MIT", "dependencies": {"b": "1", "@of/c": "1", "d": "1"}},
        "node_modules/a/node_modules/b": {"version": "2.0.0", "license": "ISC", "dependencies": {"@of/c": "1"}},
        "node_modules/b": {"version": "1.0.0", "license": "MIT"},
        "node_modules/@of/c": {"version": "1.0.0", "license": "(MIT OR CC0-1.0)"},
    }
    uv = UV.replace("nowhere-to-be-found", "markupsafe")
    found = {component.place: component for component in components(locked(tmp_path, uv, **packages))}

    assert found["node_modules/a"].needs == ("node_modules/@of/c", "node_modules/a/node_modules/b")
    assert found["node_modules/a/node_modules/b"].needs == ("node_modules/@of/c",)
    assert found["node_modules/@of/c"].name == "@of/c"
    assert (found["jinja2"].needs, found["jinja2"].version) == (("markupsafe",), "3.1.6")


def test_a_file_has_the_sum_of_its_lock_file(tmp_path: Path) -> None:
    """Hexadecimal in both; npm, whose file need not be named, would look for it at its usual address."""
    packages = {
        "node_modules/@of/c": {"version": "1.0.0", "license": "MIT", "integrity": "sha512-/wA="},
        "node_modules/d": {
            "version": "1.0.0",
            "license": "MIT",
            "resolved": "https://d.example",
            "integrity": "sha512-AA==",
        },
    }
    uv = UV.replace("nowhere-to-be-found", "markupsafe")
    found = {component.place: component.files for component in components(locked(tmp_path, uv, **packages))}

    assert found["jinja2"] == (
        Distribution("https://files.example.org/jinja2-3.1.6.tar.gz", "sha256", "01"),
        Distribution("https://files.example.org/jinja2-3.1.6-py3-none-any.whl", "sha256", "85"),
    )
    usual = "https://registry.npmjs.org/@of/c/-/c-1.0.0.tgz"
    assert found["node_modules/@of/c"] == (Distribution(usual, "sha512", "ff00"),)
    assert found["node_modules/d"] == (Distribution("https://d.example", "sha512", "00"),)


def test_every_package_of_the_bill_has_its_sums() -> None:
    """Of sources and wheels for every machine, or of the one archive; Python inside Pyodide comes in Pyodide's own."""
    entries = json.loads(bill(RELEASE, components(), CARRIED))["components"]
    sums = [
        (entry["bom-ref"], found["alg"], found["content"])
        for entry in entries
        for file in entry.get("externalReferences", ())
        for found in file["hashes"]
    ]

    assert {entry["bom-ref"] for entry in entries} - {place for place, _, _ in sums} == {"generic:CPython"}
    assert {(place.split(":")[0], kind) for place, kind, _ in sums} == {("pypi", "SHA-256"), ("npm", "SHA-512")}
    of_python = {digits for _, kind, digits in sums if kind == "SHA-256"}
    text = (REPOSITORY / "uv.lock").read_text(encoding="utf-8")
    assert set(re.findall(r"sha256:([0-9a-f]{64})", text)) == of_python


def test_the_bill_keeps_the_rules_of_its_form() -> None:
    """As the schema of CycloneDX states them; what readers get is required, and what only builds is not."""
    found = components()
    text = bill(RELEASE, found, CARRIED)
    made = json.loads(text)

    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    assert bill(RELEASE, list(reversed(found)), CARRIED) == text
    assert made["metadata"]["component"]["version"] == "0.2.0"
    assert made["metadata"]["timestamp"].startswith("2026-12-01")
    required = {entry["name"] for entry in made["components"] if entry["scope"] == "required"}
    assert required == CARRIED
    assert all(entry["licenses"] for entry in made["components"])


def test_no_package_of_the_lock_files_is_left_out() -> None:
    """Counted here by another way."""
    uv = (REPOSITORY / "uv.lock").read_text(encoding="utf-8").count("\n[[package]]\n") - 1  # one is the project
    npm = json.loads((REPOSITORY / "package-lock.json").read_text(encoding="utf-8"))["packages"].keys() - {""}
    by_system = [component.system for component in components()]

    assert (by_system.count("pypi"), by_system.count("npm")) == (uv, len(npm))


def test_a_scope_of_npm_becomes_a_group() -> None:
    """As package addresses want it."""
    found = [Component("npm", name, "1.0.0", "MIT", f"node_modules/{name}") for name in ("@of/c", "plain")]
    purls = [entry["purl"] for entry in json.loads(bill(RELEASE, found, ["plain"]))["components"]]

    assert purls == ["pkg:npm/%40of/c@1.0.0", "pkg:npm/plain@1.0.0"]
