"""Starts web servers on the loopback: real ones with the settings that the project makes, and applications."""

import contextlib
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import waitress.server

from build_tools.hosting.settings import Place, server_settings

MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
PATIENCE = 20  # seconds until a server listens

NGINX = """\
load_module {module};
{user}
daemon off;
pid {folder}/nginx.pid;
error_log stderr warn;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  include {folder}/site.conf;
}}
"""
CADDY = """\
{{
  admin off
  auto_https off
  default_bind 127.0.0.1
}}
import {folder}/site.conf
"""


@contextlib.contextmanager
def answering(application: Any) -> Iterator[str]:
    """The address of a WSGI application, without a last slash, while it answers."""
    server: Any = waitress.server.create_server(application, host="127.0.0.1", port=0, threads=8)

    def run() -> None:
        with contextlib.suppress(OSError):  # closing takes its sockets away while it may be waiting for them
            server.run()

    threading.Thread(target=run, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.close()


def is_here(server: str) -> bool:
    """Whether a server can be started; nginx needs the module that sends Brotli."""
    return shutil.which(server) is not None and (server != "nginx" or MODULE.exists())


@contextlib.contextmanager
def serving(server: str, site: Path, folder: Path, prefix: str = "/") -> Iterator[str]:
    """The address of the site below the prefix, without its last slash, while the server runs.

    `folder` is an empty one for the server's own files.
    """
    port = free_port()
    listen = f"127.0.0.1:{port}" if server == "nginx" else f"http://:{port}"
    settings = server_settings(server, site, Place(str(site), prefix, listen))
    (folder / "site.conf").write_text(settings, encoding="utf-8")
    with (folder / "said.txt").open("w") as said:
        process = subprocess.Popen(command(server, folder), env=environment(folder), stdout=said, stderr=said)
    try:
        assert listens(port, process), f"{server} does not start: {(folder / 'said.txt').read_text(encoding='utf-8')}"
        yield f"http://127.0.0.1:{port}{prefix.rstrip('/')}"
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def command(server: str, folder: Path) -> list[str]:
    """How the server is started with the settings in the folder around those of the site."""
    if server == "caddy":
        (folder / "Caddyfile").write_text(CADDY.format(folder=folder), encoding="utf-8")
        return ["caddy", "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]
    user = "user root;" if os.geteuid() == 0 else ""  # or it would lose the right to read a test's folder
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, module=MODULE, user=user), encoding="utf-8")
    return ["nginx", "-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf")]


def environment(folder: Path) -> dict[str, str]:
    """A home that is none of the user's, where Caddy may keep things."""
    return {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}


def free_port() -> int:
    """A port of the loopback that nothing listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def listens(port: int, process: subprocess.Popen[bytes]) -> bool:
    """Waits until the port answers; False where the process ends before."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
        time.sleep(0.05)
    return False
