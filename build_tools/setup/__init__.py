"""Gets the tools that the build needs: uv, Node and a browser."""
