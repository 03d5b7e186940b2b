"""Reads what authors write: text in UTF-8, with or without the mark that some editors put before it."""

import codecs
import re
from pathlib import Path

from explainers.contract.errors import ContractError

HAN = re.compile(rb"(?:[\xa1-\xf7][\xa1-\xfe])+")  # the letters of GB 2312: two high bytes each
HIGH = re.compile(rb"[\x80-\xff]")


def read_text(path: Path) -> str:
    """The text of a file; ContractError where it is not UTF-8, OSError where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise not_utf8(path, error) from None


def not_utf8(path: Path, error: UnicodeDecodeError) -> ContractError:
    """Where a file is no UTF-8, what it seems to be instead, and how to mend it."""
    likely, byte = encoding_of(error.object), error.object[error.start]
    place = f"line {error.object.count(b'\n', 0, error.start) + 1}"
    rule, found = "The file is not UTF-8 text, and no other is read.", f"the byte 0x{byte:02X}, as in {likely}"
    hint = f"save it as UTF-8 in your editor, or with: iconv -f {likely} -t UTF-8 -o new {path.name}"
    return ContractError(str(path), place, rule, found=found, try_this=hint)


def encoding_of(content: bytes) -> str:
    """The likely encoding of bytes that are not UTF-8, as `iconv` calls it."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "UTF-16"
    in_pairs = sum(map(len, HAN.findall(content)))
    return "GB18030" if in_pairs > 0.9 * len(HIGH.findall(content)) else "WINDOWS-1252"
