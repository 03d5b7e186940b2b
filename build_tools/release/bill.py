"""The bill of materials of a release: what is in it and what it was made with, in the form of CycloneDX.

A component is `required` where readers get it, and `excluded` where it only builds or tests. Each file in which it is
handed out stands beside it, with its sum.
"""

import datetime
import uuid
from collections.abc import Collection, Iterable

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component as Entry
from cyclonedx.model.component import ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from build_tools.release.components import Component, Distribution
from build_tools.release.stated import NAME
from build_tools.release.version import Release

LICENCE = "MIT AND CC-BY-4.0"
ALGORITHMS = {"sha256": HashAlgorithm.SHA_256, "sha512": HashAlgorithm.SHA_512}
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, f"{NAME}/bill-of-materials")  # never changes


def bill(release: Release, components: Iterable[Component], carried: Collection[str]) -> str:
    """The text of the bill; `carried` are the names of what readers get. Equal releases give equal bills."""
    entries = {(found.system, found.place): entry(found, carried) for found in components}
    made = Bom(serial_number=uuid.uuid5(NAMESPACE, release.version), components=entries.values())
    made.metadata.timestamp = datetime.datetime.combine(
        datetime.date.fromisoformat(release.day), datetime.time(), datetime.UTC
    )
    made.metadata.component = project(release)
    top = [found for found in entries.values() if found.scope is ComponentScope.REQUIRED]
    made.register_dependency(made.metadata.component, top)
    for found in components:
        needs = [entries[found.system, place] for place in found.needs if (found.system, place) in entries]
        made.register_dependency(entries[found.system, found.place], needs)
    text: str = JsonV1Dot6(made).output_as_string(indent=1)
    return text + "\n"


def project(release: Release) -> Entry:
    """What the bill is of."""
    return Entry(
        name=NAME,
        version=release.version,
        type=ComponentType.APPLICATION,
        bom_ref=NAME,
        licenses=[LicenseFactory().make_from_string(LICENCE)],
    )


def entry(found: Component, carried: Collection[str]) -> Entry:
    """One package."""
    group, _, name = found.name.rpartition("/")
    return Entry(
        name=name,
        group=group or None,
        version=found.version,
        type=ComponentType.LIBRARY,
        scope=ComponentScope.REQUIRED if found.name in carried else ComponentScope.EXCLUDED,
        bom_ref=f"{found.system}:{found.place}",
        purl=PackageURL(found.system, group or None, name, found.version),
        licenses=[LicenseFactory().make_from_string(found.licence)],
        external_references=[handed_out(file) for file in found.files],
    )


def handed_out(file: Distribution) -> ExternalReference:
    """One file of a package."""
    return ExternalReference(
        type=ExternalReferenceType.DISTRIBUTION,
        url=XsUri(file.address),
        hashes=[HashType(alg=ALGORITHMS[file.algorithm], content=file.digits)],
    )
