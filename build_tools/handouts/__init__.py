"""Makes the printed handouts: student sheet and answer key, course pack and slides, as tagged PDF."""
