"""Figures that sentences print: each with its value, unit, year and source in one place, below `docs/facts`."""
