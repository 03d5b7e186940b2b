"""Book figures: published numbers drawn on a page, with their sources, their limits and the table behind them."""
