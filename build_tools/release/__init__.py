"""Puts all that readers can take along into one folder, with sums, licences and the change log."""
