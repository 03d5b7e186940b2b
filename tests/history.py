"""What Git knows of a folder."""

import subprocess
from pathlib import Path


def git(repository: Path, *arguments: str) -> str:
    """What Git prints, without the last line break; nothing where it is missing or fails."""
    try:
        ran = subprocess.run(["git", *arguments], cwd=repository, check=True, capture_output=True, encoding="utf-8")
    except (OSError, subprocess.CalledProcessError):
        return ""
    return ran.stdout.removesuffix("\n")
