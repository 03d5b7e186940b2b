"""The pages of the site that are there whatever explainers exist."""

PAGES = [
    "",
    "concept/",
    "evidence/",
    "debate/",
    "timeline/",
    "explainers/",
    "teachers/",
    "reference/glossary/",
    "reference/sources/",
    "contribute/",
    "contribute/fields/",
]
PREFIX = {"en": "", "zh": "zh/"}
