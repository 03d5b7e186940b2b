"""Plain functions that turn explainers and pages into what readers get."""
