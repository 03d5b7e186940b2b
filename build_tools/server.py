"""Serves a built site as a good static host would: compressed neighbours, right types, long-lived hashed files."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import waitress
from whitenoise import WhiteNoise

HASHED = re.compile(r"^/assets/(widget|runtime)/[0-9a-f]{16}/")

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def application(site: Path) -> Application:
    """A WSGI application that serves the folder; a missing page gets the site's own 404 page."""
    missing = (site / "404.html").read_bytes()

    def not_found(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        start_response("404 Not Found", [("Content-Type", "text/html; charset=utf-8")])
        return [missing]

    return WhiteNoise(  # type: ignore[no-any-return]
        not_found,
        root=site,
        index_file=True,
        max_age=0,
        immutable_file_test=lambda path, url: bool(HASHED.match(url)),
        mimetypes={".mjs": "text/javascript", ".wasm": "application/wasm", ".toml": "text/plain"},
    )


def serve(site: Path, port: int) -> None:
    """Serves until it is stopped."""
    print(f"Serving {site.name}/ at http://127.0.0.1:{port} (stop with Ctrl-C)", flush=True)
    waitress.serve(application(site), host="127.0.0.1", port=port, threads=8, _quiet=True)
