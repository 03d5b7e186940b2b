"""What those who look after the site ask from time to time: which facts are old, and how hard pages are to read."""
