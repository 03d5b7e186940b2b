"""Zip files from files that are compressed already: any program opens them, and equal contents give equal bytes."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from build_tools.packages.archive import files_of, member, pack, write_zip

CONTENTS = {
    "index.html": b"<p>" * 10_000,
    "a/empty.txt": b"",
    "a/b/数据.bin": bytes(range(256)) * 99,
    "imsmanifest.xml": b"<x/>",
}


def test_any_program_finds_every_file_whole(tmp_path: Path) -> None:
    """Python's own module, and the command that it comes with."""
    place = tmp_path / "packed.zip"
    place.write_bytes(pack([member(name, content) for name, content in CONTENTS.items()]))

    with zipfile.ZipFile(place) as opened:
        assert opened.testzip() is None
        assert {name: opened.read(name) for name in opened.namelist()} == CONTENTS
        assert opened.namelist() == ["imsmanifest.xml", "index.html", "a/b/数据.bin", "a/empty.txt"]
    assert subprocess.run([sys.executable, "-m", "zipfile", "--test", place], capture_output=True).returncode == 0
    if shutil.which("unzip"):
        assert subprocess.run(["unzip", "-t", place], capture_output=True).returncode == 0


def test_the_bytes_are_those_that_python_s_own_module_writes(tmp_path: Path) -> None:
    """So nothing but the work is saved, whether or not the compressed forms were kept."""
    folder, written = tmp_path / "folder", tmp_path / "plain.zip"
    for name, content in CONTENTS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    for number in (1, 2):
        write_zip(folder, tmp_path / f"{number}.zip")
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in files_of(folder):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), (2024, 1, 1, 0, 0, 0))
            entry.external_attr, entry.create_system, entry.compress_type = 0o644 << 16, 3, zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes(), compresslevel=9)

    assert written.read_bytes() == (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()
