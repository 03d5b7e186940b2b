"""Writes each explainer as a Jupyter notebook."""
