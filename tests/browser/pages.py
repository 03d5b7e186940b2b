"""The pages of the site that are there whatever explainers exist."""

PAGES = [
    "",
    "book/",
    "book/timeline/",
    "book/concept/",
    "book/evidence/",
    "book/debate/",
    "reference/facts/",
    "explainers/",
    "teachers/",
    "reference/glossary/",
    "reference/sources/",
    "contribute/",
    "contribute/fields/",
]
PREFIX = {"en": "", "zh": "zh/"}
