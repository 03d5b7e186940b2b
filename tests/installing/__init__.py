"""What makes the site an app."""
