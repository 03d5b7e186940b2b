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
    try {
      new WebAssembly.Instance(new WebAssembly.Module(bytes()), { ...imports, first });
    } catch (error) {
      console.error(`The interpreter's rest cannot be used (${error}).`); // Python may make another error of it
      throw error;
    }
    (first.rest_is_here as WebAssembly.Global).value = 1;
  };
  (imports.env as WebAssembly.ModuleImports).load_rest = join;
  return (exports) => {
    first = exports;
  };
}

/** An instance of the first file that finds its rest; the form in which Pyodide's loader asks for it. */
export function instantiation(module: WebAssembly.Module, rest: () => BufferSource) {
  return async (imports: WebAssembly.Imports): Promise<WebAssembly.Instance> => {
    const arrived = restFrom(imports, rest);
    const instance = await WebAssembly.instantiate(module, imports);
    arrived(instance.exports);
    return instance;
  };
}
