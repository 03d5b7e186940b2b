"""What makes a release, and what it refuses."""
