"""Turns declarations into drawings and formulas: SVG, MathML, and the trees that the handouts set."""
