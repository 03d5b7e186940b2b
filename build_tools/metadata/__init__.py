"""What programs read of the site: citation managers, search engines, catalogues of teaching material, feed readers."""
