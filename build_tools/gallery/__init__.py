"""The gallery: cards with filters, a map of what to read first, and paths for a lesson, a week and a term.

All of it is derived from what explainers say of themselves; a new folder joins without being named here.
"""
