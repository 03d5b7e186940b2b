"""Writes the site's service worker, which makes it usable without a network after the first visit."""

from build_tools.service_worker.files import write_removal, write_service_worker

__all__ = ["write_removal", "write_service_worker"]
