"""What those who look after the site ask."""
