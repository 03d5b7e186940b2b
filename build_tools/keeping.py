"""Files that are kept between builds, and that several builds may read and write at once."""

import tempfile
from pathlib import Path


def keep(path: Path, content: bytes) -> None:
    """Writes a file in one step: whoever looks finds all of it or nothing, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".unfinished-", delete=False) as unfinished:
        unfinished.write(content)
    Path(unfinished.name).replace(path)
