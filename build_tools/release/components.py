"""The packages that the lock files name, with their licences, their files' sums, and what each of them needs.

Python's licences are those that the installed packages declare; npm's stand in its lock file. What declares none is
looked up in `licences.toml`; what is not there either stops the release. The Python inside Pyodide, which readers get,
stands in no lock file, and is added.
"""

import base64
import importlib.metadata
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.license import LicenseExpression

from build_tools.packages.licences import python
from build_tools.places import REPOSITORY
from explainers.contract.errors import ContractError, refuse
from explainers.contract.reading import read_toml

TABLE = Path(__file__).with_name("licences.toml")
UV_LOCK, NPM_LOCK = "uv.lock", "package-lock.json"
FOLDER = "node_modules/"
NOTHING = {"", "UNKNOWN"}
CLASSIFIER = "License :: OSI Approved :: "
NEEDS = ("dependencies", "optionalDependencies", "peerDependencies")
NPM = "https://registry.npmjs.org/{name}/-/{last}-{version}.tgz"  # where npm looks for what its lock file names


@dataclass(frozen=True)
class Distribution:
    """A file in which a registry hands a package out, with the sum to which the lock file holds it."""

    address: str
    algorithm: str  # as lock files name it: sha256, sha512
    digits: str  # hexadecimal


@dataclass(frozen=True)
class Component:
    """One version of a package, with its place in its lock file and the places of what it needs."""

    system: str  # as package addresses name it: pypi, npm, or generic for what comes from neither
    name: str
    version: str
    licence: str
    place: str
    needs: tuple[str, ...] = ()
    files: tuple[Distribution, ...] = ()


def components(root: Path = REPOSITORY) -> list[Component]:
    """All packages of both lock files; ContractError that names each one without a licence."""
    interpreter = python()
    inside = Component("generic", interpreter.name, interpreter.version, interpreter.kind, interpreter.name)
    found = [*python_components(root), *npm_components(root), inside]
    refuse(missing_licence(component) for component in found if component.licence in NOTHING)
    return sorted(found, key=lambda component: (component.system, component.name, component.version, component.place))


def missing_licence(component: Component) -> ContractError:
    """What to do about a package without a licence."""
    file = UV_LOCK if component.system == "pypi" else NPM_LOCK
    rule = "This package names no licence, and what a release is made with has one."
    line = (
        f'under [known]: {component.name} = "MIT", or whatever its own licence is, in build_tools/release/licences.toml'
    )
    return ContractError(file, f"{component.name} {component.version}", rule, try_this=line)


def python_components(root: Path) -> Iterator[Component]:
    """The packages of `uv.lock`, without the project itself."""
    for package in tomllib.loads((root / UV_LOCK).read_text(encoding="utf-8"))["package"]:
        if "registry" in package["source"]:
            name = package["name"]
            needs = tuple(sorted({entry["name"] for entry in package.get("dependencies", ())}))
            files = tuple(python_files(package))
            yield Component("pypi", name, package["version"], python_licence(name), name, needs, files)


def python_files(package: Mapping[str, Any]) -> Iterator[Distribution]:
    """The sources and the wheels of a package, for every machine."""
    for file in [*([package["sdist"]] if "sdist" in package else ()), *package.get("wheels", ())]:
        yield Distribution(file["url"], *file["hash"].split(":"))


def python_licence(name: str) -> str:
    """What a package declares, in SPDX's words where it does; nothing where it says nothing and nothing is known."""
    try:
        about: Mapping[str, Any] = importlib.metadata.metadata(name).json
    except importlib.metadata.PackageNotFoundError:
        return table()["known"].get(name, "")
    classifiers = [text.removeprefix(CLASSIFIER) for text in about.get("classifier", ()) if text.startswith(CLASSIFIER)]
    declared = about.get("license_expression", ""), about.get("license", "").strip()
    exact = next((text for text in declared if is_exact(text)), "")
    first_line = re.sub(r"\n.*", "", declared[1], flags=re.DOTALL)
    usable = (exact, " AND ".join(classifiers), first_line, table()["known"].get(name, ""))
    text = next((text for text in usable if text not in NOTHING), "")
    return table()["spelled"].get(text, text)


def is_exact(text: str) -> bool:
    """Whether a text is a licence, or several, in SPDX's words."""
    made = LicenseFactory().make_from_string(text) if text else None
    return isinstance(made, LicenseExpression) or (made is not None and made.id is not None)


@cache
def table() -> dict[str, dict[str, str]]:
    """The licences that packages do not say here, and how SPDX spells what they say."""
    return read_toml(TABLE)


def npm_components(root: Path) -> Iterator[Component]:
    """The packages of `package-lock.json`."""
    packages = json.loads((root / NPM_LOCK).read_text(encoding="utf-8"))["packages"]
    for place, package in packages.items():
        if place.startswith(FOLDER):
            name = package.get("name", place.rpartition(FOLDER)[2])
            wanted = sorted({entry for field in NEEDS for entry in package.get(field, ())})
            needs = tuple(found for entry in wanted if (found := place_of(entry, place, packages)))
            licence = package.get("license") or table()["known"].get(name, "")
            yield Component("npm", name, package["version"], licence, place, needs, tuple(npm_files(name, package)))


def npm_files(name: str, package: Mapping[str, Any]) -> Iterator[Distribution]:
    """The archive of a package, with each sum that is given for it."""
    usual = NPM.format(name=name, last=name.rpartition("/")[2], version=package["version"])
    for found in package.get("integrity", "").split():
        algorithm, _, digits = found.partition("-")
        yield Distribution(package.get("resolved", usual), algorithm, base64.b64decode(digits).hex())


def place_of(name: str, asking: str, packages: Mapping[str, Any]) -> str:
    """Where Node finds a package that another one asks for: in its folder, or above; nothing where it is left out."""
    while asking:
        if (place := f"{asking}/{FOLDER}{name}") in packages:
            return place
        asking = asking.rpartition(f"/{FOLDER}")[0]
    return FOLDER + name if FOLDER + name in packages else ""
