"""What makes the site an app: manifests, icons, the colours of windows, and the words of what is kept in a browser."""
