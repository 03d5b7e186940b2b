// Loads the package into an unchanged Pyodide, as a page elsewhere would, and prints what a program gives there.
import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const { address, cache, program, wheel } = JSON.parse(readFileSync(0, "utf8"));
const quiet = { messageCallback: () => {}, errorCallback: () => {} };

/** Pyodide with the lock file that lies at the address. */
async function fromLock() {
  const answer = await fetch(`${address}pyodide-lock.json`);
  const options = { lockFileContents: await answer.json(), packageBaseUrl: address, packageCacheDir: cache };
  const pyodide = await loadPyodide(options);
  await pyodide.loadPackagesFromImports(program, quiet);
  return pyodide;
}

/** Pyodide as it comes, with the wheel by its address. */
async function fromWheel() {
  const pyodide = await loadPyodide({ packageCacheDir: cache });
  await pyodide.loadPackage(address + wheel, quiet);
  return pyodide;
}

const pyodide = await (wheel ? fromWheel() : fromLock());
process.stdout.write(pyodide.runPython(program));
