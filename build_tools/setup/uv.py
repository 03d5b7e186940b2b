"""Fetches the pinned uv and checks its hash. Runs on any Python from 3.11 on, with the standard library only.

A fresh Debian has Python without pip and without venv, so uv, which brings everything else, is taken from the
package index by hand: the wheel for this machine, whose SHA-256 stands below, unpacked into `.tools/`.
Prints the path of the program.
"""

import hashlib
import html
import io
import os
import platform
import re
import sys
import urllib.parse
import urllib.request
import zipfile
from pathlib import Path

VERSION = "0.13.9"
INDEX = os.environ.get("UV_DEFAULT_INDEX") or os.environ.get("PIP_INDEX_URL") or "https://pypi.org/simple"
WHEELS = {
    ("Darwin", "x86_64"): (
        "uv-0.13.9-py3-none-macosx_10_12_x86_64.whl",
        "c16ed11e013557536b3e60065f1b912f6407bd6518e041b961e23ef9e6b4fbf5",
    ),
    ("Darwin", "arm64"): (
        "uv-0.13.9-py3-none-macosx_11_0_arm64.whl",
        "66c512266d633bef48384a1f53003f41f2a8e7b36fe6e7fbfd3e0fd52d96fa63",
    ),
    ("Linux", "aarch64"): (
        "uv-0.13.9-py3-none-manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64.whl",
        "5435c5ce14a56431208ca0996416d310f1598e8c2c8ba707688985a16bb82dbe",
    ),
    ("Linux", "x86_64"): (
        "uv-0.13.9-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
        "d7f459fe4fd247d830351c75686d3996ace3c6f3f728eb0e85a30b7ada0cef19",
    ),
}
TOOLS = Path(__file__).resolve().parents[2] / ".tools"


def main() -> int:
    """Prints where uv is, and fetches it first where it is missing."""
    program = TOOLS / f"uv-{VERSION}"
    if not program.exists():
        name, digest = wheel()
        unpack(download(name, digest), program)
    print(program)
    return 0


def wheel() -> tuple[str, str]:
    """The wheel's file name and SHA-256 for this machine."""
    machine = (platform.system(), platform.machine().lower())
    if machine not in WHEELS:
        raise SystemExit(f"No uv is pinned for {machine}. Install uv {VERSION} and run: make UV=uv …")
    return WHEELS[machine]


def download(name: str, digest: str) -> bytes:
    """The wheel's bytes; stops where they are not the pinned ones."""
    page_address = f"{INDEX.rstrip('/')}/uv/"
    with urllib.request.urlopen(page_address, timeout=60) as page:
        links = re.findall(r'href="([^"]+)"', page.read().decode())
    link = next((link for link in links if f"/{name}" in link), None)
    if link is None:
        raise SystemExit(f"{page_address} has no {name}.")
    with urllib.request.urlopen(urllib.parse.urljoin(page_address, html.unescape(link)), timeout=300) as answer:
        content = answer.read()
    if hashlib.sha256(content).hexdigest() != digest:
        raise SystemExit(f"{name} has the wrong SHA-256. Nothing was installed. Try again on another network.")
    return bytes(content)


def unpack(content: bytes, program: Path) -> None:
    """Writes the program out of the wheel, in one step, so that a broken run leaves nothing half done."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        member = next(name for name in archive.namelist() if re.search(r"/scripts/uv$", name))
        unfinished = program.with_suffix(".unfinished")
        program.parent.mkdir(exist_ok=True)
        unfinished.write_bytes(archive.read(member))
    unfinished.chmod(0o755)
    unfinished.replace(program)


if __name__ == "__main__":
    sys.exit(main())
