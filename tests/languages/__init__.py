"""Two languages that nobody speaks, made from the English words: one with long texts, one from right to left."""

from build_tools.places import BUILD

BUILT = BUILD / "languages" / "few"  # a copy of the project with few pages, which `make build/.languages` builds
PICTURES = BUILD / "languages" / "pictures"
WHOLE = BUILD / "languages" / "whole"  # one with all pages, which `make languages` builds
