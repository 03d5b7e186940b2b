"""Serves a built site as a good static host would: compressed neighbours, and what is declared for every server."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import waitress
from whitenoise import WhiteNoise

from build_tools.hosting.headers import BRIEF, TYPES, everywhere, kept, media_type, readers

PAGE = "404.html"

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def application(site: Path) -> Application:
    """A WSGI application that serves the folder; a missing page gets the site's own 404 page."""
    missing, said = (site / PAGE).read_bytes(), everywhere(site)

    def not_found(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        headers = {**said, "Content-Type": TYPES[".html"], "Cache-Control": BRIEF}
        start_response("404 Not Found", list(headers.items()))
        return [missing]

    def add_headers(headers: Any, path: str, url: str) -> None:
        if not Path(path).is_relative_to(site.absolute()):
            return  # a page to compare with, which is none of ours
        name = url.removeprefix("/")
        for header, value in {**said, **readers(name)}.items():
            headers[header] = value
        headers["Cache-Control"] = kept(name)
        headers["Content-Type"] = media_type(path)

    return WhiteNoise(  # type: ignore[no-any-return]
        not_found,
        root=site,
        index_file=True,
        add_headers_function=add_headers,
        allow_all_origins=False,
    )


def serve(site: Path, port: int) -> None:
    """Serves until it is stopped."""
    print(f"Serving {site.name}/ at http://127.0.0.1:{port} (stop with Ctrl-C)", flush=True)
    waitress.serve(application(site), host="127.0.0.1", port=port, threads=8, _quiet=True)
