"""What programs read of the site."""
