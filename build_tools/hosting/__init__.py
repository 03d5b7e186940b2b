"""What a web server says beside each file of the site, declared once for every server, and settings made from it."""
