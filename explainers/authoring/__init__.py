"""What authors use while they write: a first folder, missing words, and one check of everything."""
