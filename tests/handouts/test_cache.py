"""What is kept between builds may be read while another build writes it."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from build_tools.cache import keep

CONTENTS = (b"a" * 4_000_000, b"b" * 4_000_000)


def test_a_reader_beside_a_writer_finds_whole_files_only(tmp_path: Path) -> None:
    """Never an empty file, nor a part of one, nor a mixture."""
    place = tmp_path / "kept" / "file"
    keep(place, CONTENTS[0])

    with ThreadPoolExecutor() as threads:
        written = threads.submit(lambda: [keep(place, CONTENTS[turn % 2]) for turn in range(100)])
        while not written.done():
            assert place.read_bytes() in CONTENTS
        written.result()

    assert [place] == list(place.parent.iterdir())
