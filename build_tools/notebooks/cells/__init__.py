"""Code that notebooks contain as it stands here. A cell is a file of this folder without its first lines."""
