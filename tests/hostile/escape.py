"""A program that tries every way out of the worker, and says which it found open. Written into the code view.

The test puts its own values into the line of LISTENER. Each attempt that comes to its end without an
error counts as open; so does a name that is still there.
"""

import json

import js
import pyodide_js

LISTENER, PORT, KEPT = "http://127.0.0.1:9/", 9, set()

NAMES = """fetch XMLHttpRequest WebSocket WebSocketStream WebTransport EventSource importScripts Worker SharedWorker
BroadcastChannel indexedDB caches navigator FontFace fonts Request RTCPeerConnection Notification postMessage close
onmessage IDBFactory CacheStorage FileSystemHandle webkitRequestFileSystem ImageDecoder OffscreenCanvas trustedTypes
cookieStore reportError scheduler FileReaderSync webkitResolveLocalFileSystemURL"""


def inherited():
    """What the worker's global object gets from those behind it."""
    place = js.globalThis
    while place := js.Object.getPrototypeOf(place):
        yield place


def send(coroutine):
    """Runs a coroutine to its end, or to where it waits for a browser that has been asked."""
    try:
        coroutine.send(None)
    except StopIteration:
        return


def script():
    from pyodide.code import run_js

    run_js(IMPORT)


def url():
    from pyodide.http import open_url

    open_url(LISTENER + "open_url")


def python_fetch():
    from pyodide.http import pyfetch

    send(pyfetch(LISTENER + "pyfetch"))


def connect():
    import socket

    socket.create_connection(("127.0.0.1", PORT), 1).sendall(b"GET /socket HTTP/1.0\r\n\r\n")


def lazy_file():
    pyodide_js.FS.createLazyFile("/", "lazy", LISTENER + "lazy", True, True)
    pyodide_js.FS.readFile("/lazy")


def urllib_get():
    from urllib.request import urlopen

    urlopen(LISTENER + "urllib", timeout=1)


def with_constructor(of):
    """The constructor of a function's kind makes programs of texts."""
    of.constructor.new("return 1")


IMPORT = f"import('{LISTENER}import')"
ATTEMPTS = {
    "eval": lambda: js.eval(IMPORT),
    "eval found elsewhere": lambda: js.Reflect.get(js.globalThis, "eval")(IMPORT),
    "Function": lambda: js.Function.new(f"return {IMPORT}"),
    "constructor of a function": lambda: with_constructor(js.Object.keys),
    "constructor of a method": lambda: with_constructor(js.console.log),
    "constructor of an async function": lambda: with_constructor(pyodide_js.loadPackage),
    "what a kind of functions is made of": lambda: with_constructor(js.Object.getPrototypeOf(pyodide_js.loadPackage)),
    "a timer with a text": lambda: js.setTimeout(IMPORT, 0),
    "a repeated timer with a text": lambda: js.setInterval(IMPORT, 5),
    "run_js": script,
    "open_url": url,
    "pyfetch": python_fetch,
    "a lazy file": lazy_file,
    "a socket": connect,
    "urllib": urllib_get,
    "Worker from a text": lambda: js.Worker.new("data:text/javascript,1"),
}

found = [f"{name} is there" for name in NAMES.split() if hasattr(js, name)]
for place in (js.globalThis, *inherited()):
    names = js.Object.getOwnPropertyNames(place)
    found += [f"{name} is inherited" for name in NAMES.split() if js.Object.hasOwn(place, name)]
    if js.Object.hasOwn(place, "constructor") and place.constructor.name not in ("EventTarget", "Object"):
        left = [name for name in names if name not in KEPT]
        found += [
            f"{name} is left" for name in left if not isinstance(js.Reflect.get(place, name), int)
        ]  # or a constant
for name, attempt in ATTEMPTS.items():
    try:
        attempt()
    except Exception:
        continue
    found.append(f"{name} is open")
# This may give no error, and has to come to nothing all the same.
try:
    pyodide_js.loadPackage(LISTENER + "package-1.0-py3-none-any.whl")
except Exception as error:
    print(error)

raise LookupError("ways out: " + json.dumps(found))
