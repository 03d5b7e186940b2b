"""A catalogue with one invented explainer that has one of every kind of thing, and its site, for tests only."""

from build_tools.places import BUILD, REPOSITORY

FIXTURE = "every-kind"
FIXTURES = REPOSITORY / "tests" / "kinds"
BUILT = BUILD / "fixture"  # `make build/.fixture` writes site, handouts, notebooks, single files and packages there
