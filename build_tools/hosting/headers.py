"""The one declaration of what every server says: security, how long a file may be kept, and what type it has."""

from pathlib import Path, PurePosixPath

from build_tools.hosting.policy import content_policy, scripts_inside
from build_tools.places import WHEEL_ON_SITE

# Every name in these folders, or that of a folder in them, comes from the content: the same name is the same file.
LASTING_FOLDERS = ("assets/drawings/", "assets/runtime/", "assets/scenes/", "assets/widget/")
LASTING = "public, max-age=31536000, immutable"
BRIEF = "public, max-age=0, must-revalidate"  # kept, but asked for again each time, which costs a few bytes

# Pages of other hosts may read what lies in these folders: programs elsewhere load the models from there.
OPEN_FOLDERS = (WHEEL_ON_SITE,)
READER_HEADER, EVERYBODY = "Access-Control-Allow-Origin", "*"

SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in (
            "accelerometer",
            "camera",
            "display-capture",
            "geolocation",
            "gyroscope",
            "magnetometer",
            "microphone",
            "midi",
            "payment",
            "serial",
            "usb",
        )
    ),
}
UTF8 = "; charset=utf-8"
TYPES = {
    ".bin": "application/octet-stream",
    ".css": "text/css" + UTF8,
    ".csv": "text/csv" + UTF8,
    ".html": "text/html" + UTF8,
    ".ipynb": "application/x-ipynb+json",
    ".js": "text/javascript" + UTF8,
    ".json": "application/json",
    ".map": "application/json",
    ".mjs": "text/javascript" + UTF8,
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".py": "text/plain" + UTF8,
    ".svg": "image/svg+xml",
    ".toml": "text/plain" + UTF8,
    ".txt": "text/plain" + UTF8,
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".whl": "application/octet-stream",
    ".xml": "application/xml",
    ".zip": "application/zip",
}


def everywhere(site: Path) -> dict[str, str]:
    """What is said beside every file of a built site, and beside its page for what is missing."""
    return {"Content-Security-Policy": content_policy(scripts_inside(site)), **SECURITY}


def kept(name: str) -> str:
    """How long a browser may keep a file; `name` is the way to it from the root of the site."""
    return LASTING if name.startswith(LASTING_FOLDERS) else BRIEF


def readers(name: str) -> dict[str, str]:
    """What is said about pages of other hosts that want to read a file; nothing where none may."""
    return {READER_HEADER: EVERYBODY} if name.startswith(OPEN_FOLDERS) else {}


def media_type(name: str) -> str:
    """The type of a file; what is not declared is bytes."""
    return TYPES.get(PurePosixPath(name).suffix, TYPES[".bin"])
