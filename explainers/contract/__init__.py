"""What an explainer is: its declaration, its words, its model, and how they are loaded and run."""
