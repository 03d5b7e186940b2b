"""All Python of ours that runs in CPython and in the reader's browser, inside the memory snapshot.

So it imports the standard library and itself, as little of both as it can, and knows nothing of files or pages.
"""
