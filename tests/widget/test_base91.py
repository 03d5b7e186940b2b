"""Bytes that the build writes as text come back in the widget."""

import random

from build_tools.base91 import LETTERS, encode
from tests.node import decoded, javascript

PIECE = 13 * 16_384  # bytes that the widget decodes at once


def test_what_is_written_is_read() -> None:
    """Every length at the end of a piece, and every value of a byte; none is added, since gzip would refuse it."""
    chance = random.Random(7)
    lengths = [*range(40), PIECE - 1, PIECE, PIECE + 1, 2 * PIECE + 5]
    contents = [content for length in lengths for content in (chance.randbytes(length), b"\xff" * length)]

    assert decoded(*map(encode, contents)) == contents


def test_its_letters_need_no_escape() -> None:
    """Neither in a string of a script nor between the tags of a script element, in any encoding that keeps ASCII."""
    assert len(set(LETTERS)) == 91
    assert all(letter.isascii() and letter.isprintable() for letter in LETTERS)
    assert not set(LETTERS) & set(' "\\<')


def test_it_is_shorter_than_base64() -> None:
    """By a thirteenth: 16 letters for 13 bytes, not for 12."""
    assert len(encode(bytes(13 * 1000))) == 16 * 1000


def test_damage_gives_other_bytes_and_no_error() -> None:
    """Letters that are none of these, too; gzip's own sum then finds it out."""
    found = javascript("text/base91.ts", "[...own.decode(value)].map((piece) => piece.length)", ['<\u4e2d"x' * 4])

    assert found == [[13]]
