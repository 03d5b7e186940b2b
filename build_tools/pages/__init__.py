"""Renders everything that readers see into a folder of Markdown pages, which a site generator lays out."""
