"""Bytes as text of 91 letters: 13 bits in two of them, so eight per cent shorter than base64.

The letters are those of ASCII that need no escape, neither in a string of a script nor between the tags of a script
element. `explainers/widget/text/base91.ts` reads what this writes. Other codes of this name have other letters.
"""

LETTERS = [letter for letter in map(chr, range(ord("!"), ord("~") + 1)) if letter not in '"<\\']
BITS = 13  # of a pair of letters, since 91 * 91 is a little more than 2 ** 13
SINGLE = 6  # bits that one letter holds by itself, at the end
PAIRS = [LETTERS[number % 91] + LETTERS[number // 91] for number in range(2**BITS)]


def encode(content: bytes) -> str:
    """The text; 13 bytes make 16 letters, the first byte and the lowest bits first."""
    pieces = (content[start : start + BITS] for start in range(0, len(content), BITS))
    return "".join(letters for piece in pieces for letters in encode_piece(piece))


def encode_piece(piece: bytes) -> list[str]:
    """The letters of at most 13 bytes; a few bits at the end take one letter, so that no byte is added by them."""
    number, bits = int.from_bytes(piece, "little"), 8 * len(piece)
    pairs = -(-(bits - SINGLE) // BITS)
    letters = [PAIRS[number >> BITS * place & 2**BITS - 1] for place in range(pairs)]
    return [*letters, LETTERS[number >> BITS * pairs]] if bits > BITS * pairs else letters
