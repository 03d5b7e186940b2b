"""How the addresses of pages begin in each language."""

PREFIX = {"en": "", "zh": "zh/"}
