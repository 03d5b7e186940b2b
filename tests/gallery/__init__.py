"""The gallery of made-up explainers."""
