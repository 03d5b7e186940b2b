"""What a program may do with the page's side: take, ask, call and make its things, and see them refuse."""

import json
from importlib import import_module

import js
import pyodide_js
from pyodide.code import run_js
from pyodide.ffi import JsException, create_once_callable, create_proxy, to_js

ATTEMPTS = {
    "take": lambda: [js.globalThis, js.Object, js.Math.PI, js.JSON],
    "miss": lambda: js.nothing_of_the_kind,
    "ask": lambda: [hasattr(js, "fetch"), hasattr(js, "nothing"), "a" in js.Array, bool(js.Object), repr(js.Object)],
    "call": lambda: [js.Math.max(1, 2), js.Object.keys(js.Math), js.String("a"), js.Reflect.get(js.globalThis, "eval")],
    "make": lambda: [js.Array.new(1, 2, 3), js.Object.new(), js.Map.new(), js.Function.new("return 1")],
    "walk": lambda: [list(js.Array.new(1, 2, 3)), len(js.Array.new(1, 2)), js.Array.new(1, 2)[0], dir(js.Math)[:3]],
    "turn": lambda: [to_js([1, {"a": 2}]).to_py(), js.Array.new(1, "a", None).to_py(), json.dumps([str(js.Object)])],
    "hand over": lambda: [create_proxy(len), create_once_callable(len), js.Array.new(3, 1).map(lambda each, *_: each)],
    "set": lambda: setattr(js.Object.new(), "a", 1),
    "compare": lambda: [js.Object == js.Object, js.Object != js.Array, js.Object is js.Array, hash(js.Object)],
    "prototypes": lambda: [js.Object.getPrototypeOf(js.globalThis), js.Object.getOwnPropertyNames(js.Math)],
    "constructor": lambda: js.Object.keys.constructor.new("return 1"),
    "of a promise": lambda: js.Object.getPrototypeOf(pyodide_js.loadPackage).constructor.new("return 1"),
    "run": lambda: run_js("throw new Error('a program')"),
    "text": lambda: js.eval("nothing_of_the_kind"),
    "promise": lambda: js.Promise.resolve(1),
    "file": lambda: pyodide_js.FS.readFile("/nothing"),
    "lazy file": lambda: pyodide_js.FS.createLazyFile("/", "lazy", "http://127.0.0.1:9/", True, True),
    **{name: lambda name=name: import_module(name) for name in ("socket", "urllib.request", "pyodide.http", "_socket")},
}


def waiting():
    """A coroutine, sent until it waits."""

    async def reading():
        return await js.Promise.resolve(1)

    reading().send(None)


said = []
for name, attempt in {**ATTEMPTS, "wait": waiting}.items():
    try:
        said.append(f"{name}: {attempt()}")
    except JsException as refused:
        said.append(f"{name}: {refused.name} {refused.message}")
    except Exception as mistake:
        said.append(f"{name}: {mistake}")
assert len(said) == len(ATTEMPTS) + 1
