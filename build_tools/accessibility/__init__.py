"""What the pages on accessibility say: contrasts computed from the style sheets, keys that a test presses, evidence."""
