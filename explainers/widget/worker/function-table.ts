// WebKit hands out a function of a WebAssembly file as one object where the file exports it and as another where it
// stands in the table. Pyodide then takes it for two, gives it a second place, and its table is longer than the one
// that the snapshot remembers. By the standard both are one object, and its name is the function's number in the
// file.

type Named = CallableFunction & { name: string };

/** Makes the table give the objects that the exports have, where it does not; what comes back ends that. */
export function unify(exports: WebAssembly.Exports): () => void {
  const table = exports.__indirect_function_table;
  if (!(table instanceof WebAssembly.Table)) return () => undefined;
  const known = new Map<string, Named>();
  for (const value of Object.values(exports)) if (typeof value === "function") known.set(value.name, value as Named);
  if (isOneObject(table, known)) return () => undefined;
  const { length } = table;
  table.get = (index: number) => {
    const found = WebAssembly.Table.prototype.get.call(table, index) as Named | null;
    if (!found || index >= length) return found;
    const first = known.get(found.name);
    if (!first) known.set(found.name, found);
    return first ?? found;
  };
  return () => void delete (table as Partial<WebAssembly.Table>).get;
}

/** Whether the first function that is both exported and in the table is the same object in both. */
function isOneObject(table: WebAssembly.Table, known: Map<string, Named>): boolean {
  for (let index = 0; index < table.length; index += 1) {
    const found = table.get(index) as Named | null;
    const exported = found && known.get(found.name);
    if (exported) return exported === found;
  }
  return true;
}
