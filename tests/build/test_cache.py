"""What is kept between builds: made once, whole for every reader, and forgotten when nobody asks for it."""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from build_tools import cache

CONTENTS = (b"a" * 4_000_000, b"b" * 4_000_000)


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty place for what is kept."""
    monkeypatch.setattr(cache, "KEPT", tmp_path / "kept")
    return tmp_path / "kept"


def test_a_reader_beside_a_writer_finds_whole_files_only(tmp_path: Path) -> None:
    """Never an empty file, nor a part of one, nor a mixture."""
    place = tmp_path / "kept" / "file"
    cache.keep(place, CONTENTS[0])

    with ThreadPoolExecutor() as threads:
        written = threads.submit(lambda: [cache.keep(place, CONTENTS[turn % 2]) for turn in range(100)])
        while not written.done():
            assert place.read_bytes() in CONTENTS
        written.result()

    assert [place] == list(place.parent.iterdir())


def test_only_what_is_missing_is_made_and_all_of_it_at_once() -> None:
    """In the order in which it is asked for."""
    asked: list[list[int]] = []

    def make(missing: list[int]) -> list[bytes]:
        asked.append(missing)
        return [b"made %d" % number for number in missing]

    cache.kept_file("kind", "b", lambda: b"before")
    found = [cache.kept_files("kind", ["a", "b", "c"], make) for _ in range(2)]

    assert found == [[b"made 0", b"before", b"made 2"]] * 2
    assert asked == [[0, 2]]


def test_a_folder_is_filled_once_and_never_seen_half_full(kept: Path) -> None:
    """A failure leaves nothing behind, and the next attempt begins anew."""

    def fail(folder: Path) -> None:
        (folder / "first").touch()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        cache.kept_folder("kind", "key", fail)
    assert list((kept / "kind").iterdir()) == []

    made = [cache.kept_folder("kind", "key", lambda folder: (folder / "whole").touch()) for _ in range(2)]
    assert made[0] == made[1] and [path.name for path in made[0].iterdir()] == ["whole"]
    cache.kept_folder("kind", "key", fail)


def test_a_build_that_is_overtaken_takes_what_is_there(kept: Path) -> None:
    """Even where the other folder came at the last moment; nothing unfinished stays."""

    def fill_slowly(folder: Path) -> None:
        (folder / "slow").touch()
        cache.kept_folder("kind", "key", lambda other: (other / "quick").touch())

    place = cache.kept_folder("kind", "key", fill_slowly)

    assert [path.relative_to(kept).as_posix() for path in kept.glob("*/*")] == ["kind/key"]
    assert [path.name for path in place.iterdir()] == ["quick"]


def test_two_builds_may_fill_one_folder_at_once() -> None:
    """The one that comes second takes what is there."""

    def fill(folder: Path) -> None:
        (folder / "whole").touch()
        time.sleep(0.05)

    with ThreadPoolExecutor(4) as threads:
        places = set(threads.map(lambda _: cache.kept_folder("kind", "key", fill), range(4)))

    assert [path.name for path in places.pop().iterdir()] == ["whole"] and not places


def test_what_nobody_asks_for_is_forgotten(kept: Path) -> None:
    """Asking for it keeps it."""
    for key in ("asked", "forgotten"):
        cache.kept_file("kind", key, lambda: b"content")
        cache.kept_folder("folders", key, lambda folder: (folder / "file").touch())
    for path in kept.glob("*/*"):
        os.utime(path, (0, 0))
    cache.kept_file("kind", "asked", lambda: b"other")
    cache.kept_folder("folders", "asked", lambda folder: None)

    cache.forget_unused(days=30)

    assert {path.relative_to(kept).as_posix() for path in kept.glob("*/*")} == {"kind/asked", "folders/asked"}


def test_two_builds_may_forget_at_once(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another one has removed between the look and the removal is no failure."""
    for kind in ("files", "others"):
        cache.kept_file(kind, "key", lambda: b"content")
    found = list(kept.glob("*/*"))
    monkeypatch.setattr(Path, "glob", lambda *_: found)
    found[0].unlink()
    os.utime(found[1], (0, 0))

    cache.forget_unused(days=30)

    assert not any(path.exists() for path in found)


def test_where_one_part_ends_and_the_next_begins_counts() -> None:
    """Otherwise two things could have one name."""
    assert cache.fingerprint("ab", "c") != cache.fingerprint("a", "bc")
    assert cache.fingerprint("ab", b"c") == cache.fingerprint("ab", "c")
