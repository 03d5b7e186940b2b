"""The book to print: all chapters of a language in one PDF, with contents, figures, scenes, works and terms."""
