"""The home page: the scene that opens the site, pictures for its doors, the map of the concept, and what is new.

All of it is derived from what explainers and pages say of themselves; a new folder joins without being named here.
"""
