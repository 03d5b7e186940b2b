// The interpreter comes in two files. The first holds the functions that models run; calling any other has the second
// fetched, compiled and put in its place, all before the call goes on. Python cannot wait in the middle of a function,
// so nothing here may.

/** Puts into the imports what the first file calls for its rest; what comes back takes the first file's exports. */
export function restFrom(
  imports: WebAssembly.Imports,
  bytes: () => BufferSource,
): (exports: WebAssembly.Exports) => void {
  let first: WebAssembly.Exports = {};
  const join = () => {
    new WebAssembly.Instance(new WebAssembly.Module(bytes()), { ...imports, first });
    (first.rest_is_here as WebAssembly.Global).value = 1;
  };
  (imports.env as WebAssembly.ModuleImports).load_rest = join;
  return (exports) => {
    first = exports;
  };
}

/** A file of a web server, before the call comes back: workers may fetch so, pages should not. */
export function fetchNow(address: string): ArrayBuffer {
  const request = new XMLHttpRequest();
  request.open("GET", address, false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200) throw new Error(`${address}: ${request.status}`);
  return request.response as ArrayBuffer;
}
