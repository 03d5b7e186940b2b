"""Two languages that nobody speaks, made from the English words: one with long texts, one from right to left."""
