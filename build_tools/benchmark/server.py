"""One server for all pages that are measured; it counts the bytes it sends."""

import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import waitress.server
from whitenoise import WhiteNoise

from build_tools.server import application


class CountingServer:
    """Serves a site, and beside it the pages to compare with, on a free port."""

    def __init__(self, site: Path, references: Path) -> None:
        """Starts serving at once, in threads of its own."""
        self.sent = 0
        served = application(site)
        assert isinstance(served, WhiteNoise)
        served.add_files(references, prefix="benchmark/")
        self.application = served
        self.server = waitress.server.create_server(self.count, host="127.0.0.1", port=0, threads=8)
        self.address = f"http://127.0.0.1:{self.server.effective_port}"
        threading.Thread(target=self.server.run, daemon=True).start()

    def count(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answers, and adds the length of the body to what was sent."""

        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            self.sent += int(dict(headers).get("Content-Length", 0))
            return start_response(status, headers, *more)

        return list(self.application(environ, start))

    def taken(self) -> int:
        """The bytes sent since this was last asked."""
        sent, self.sent = self.sent, 0
        return sent

    def close(self) -> None:
        """Stops serving."""
        self.server.close()
