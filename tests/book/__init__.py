"""The book to print."""
