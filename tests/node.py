"""Runs the widget's own modules in Node, so that rules written in two languages can be compared."""

import base64
import json
from typing import Any

from build_tools.node import run_node

RUN = """
import { build } from "esbuild";
import { readFileSync } from "node:fs";
const { module, expression, values } = JSON.parse(readFileSync(0, "utf8"));
const bundle = await build({ entryPoints: [module], bundle: true, format: "esm", write: false });
const code = Buffer.from(bundle.outputFiles[0].contents).toString("base64");
const own = await import(`data:text/javascript;base64,${code}`);
const compute = new Function("own", "value", `return ${expression}`);
process.stdout.write(JSON.stringify(values.map((value) => compute(own, value))));
"""


def javascript(module: str, expression: str, values: list[Any]) -> list[Any]:
    """What a JavaScript expression over `own`, a module of the widget, gives for each value."""
    job = {"module": f"explainers/widget/{module}", "expression": expression, "values": values}
    return list(json.loads(run_node(["--input-type=module", "--eval", RUN], standard_input=json.dumps(job))))


def decoded(*texts: str) -> list[bytes]:
    """The bytes behind what `build_tools/base91.py` wrote, as the widget reads them."""
    expression = "Buffer.concat([...own.decode(value)]).toString('base64')"
    return [base64.b64decode(found) for found in javascript("text/base91.ts", expression, list(texts))]
