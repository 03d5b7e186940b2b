"""Contrasts computed from the style sheets, and the declaration of keys."""
