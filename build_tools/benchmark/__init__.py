"""Measures, in one run and one browser, how fast the site answers beside the two usual ways to run Python in a page."""
