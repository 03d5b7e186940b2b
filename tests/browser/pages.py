"""The pages of the site that are there whatever explainers exist."""

PAGES = [
    "",
    "book/",
    "book/timeline/",
    "book/concept/",
    "book/evidence/",
    "book/debate/",
    "explainers/",
    "teachers/",
    "reference/glossary/",
    "reference/sources/",
    "contribute/",
    "contribute/fields/",
]
PREFIX = {"en": "", "zh": "zh/"}
