"""The search: what its index says of a page, and how the theme's worker is mended and kept waiting."""
