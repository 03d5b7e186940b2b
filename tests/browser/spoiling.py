"""Files that do not reach the page as they are: missing, refused, cut off, or with other bytes in them."""

from collections.abc import Callable

from playwright.sync_api import Route

CUT = 100_000  # bytes that are left of a file that is cut off


def spoiler(damage: str, change: Callable[[bytes], bytes] = lambda _: b"<!doctype html>") -> Callable[[Route], None]:
    """What a route does to a file; `change` gives other bytes where the damage is none of the usual."""

    def spoil(route: Route) -> None:
        if damage == "missing":
            route.fulfill(status=404, body="gone")
        elif damage == "refused":
            route.abort()
        else:
            whole = route.fetch()
            body = whole.body()
            spoiled = body[:CUT] if damage == "cut off" else change(body)
            route.fulfill(status=200, content_type=whole.headers["content-type"], body=spoiled)

    return spoil
