"""Gets the servers that tests start, nginx and Caddy, for root on Debian; elsewhere says what is missing."""

import shutil
import sys

from build_tools.setup.browser import can_use_apt, install_packages

PACKAGES = {"nginx": ("nginx-light", "libnginx-mod-http-brotli-static"), "caddy": ("caddy",)}


def main() -> int:
    """Installs what is missing; without it the tests run against the server of `make serve`, and some are skipped."""
    missing = [name for name in PACKAGES if shutil.which(name) is None]
    if missing and can_use_apt():
        install_packages(*(package for name in missing for package in PACKAGES[name]))
    elif missing:
        print(f"Not here, so that tests of them are skipped: {', '.join(missing)}. Install them to run these tests.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
