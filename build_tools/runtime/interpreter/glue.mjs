// Pyodide's `pyodide.asm.mjs` without what only packages with libraries of their own need. No model has such a package,
// so nothing is ever linked while the page runs: not the names of 8,560 exports, not WebGL, not the signatures of
// functions that a library may ask for.

import { parse } from "acorn";
import { minify } from "terser";
import { edited, expectThat, replaceOnce } from "./replacing.mjs";

// What is left out of Emscripten's linker, and what takes its place.
const LINKING = [
  ['mergeLibSymbols(wasmExports,"main");', ""],
  ["var origExports=wasmExports;", ""],
  [
    "var metadata=getDylinkMetadata(module);if(metadata.neededDynlibs){dynamicLibraries=metadata.neededDynlibs.concat(dynamicLibraries)}",
    "",
  ],
  ["updateGOT(origExports);", ""],
  ["LDSO.init();loadDylibs();", ""],
  ["var GOTProxyHandler=new Proxy(new Set([]),GOTHandler);", ""],
  [',"GOT.mem":GOTProxyHandler,"GOT.func":GOTProxyHandler', ""],
  ['resolveGlobalSymbol("main").sym', 'wasmExports["__main_argc_argv"]'],
  // The place of a function is looked up only among those that the loader itself has put into the table. Reading all
  // 8,733 places would make an object for each; and in WebKit these would not be the ones that are exported.
  ["updateTableMap(0,wasmTable.length)", "0"],
];

const COMPRESS = {
  passes: 3,
  keep_fargs: true, // Emscripten counts arguments
  pure_getters: true,
  sequences: false,
  inline: 0,
  collapse_vars: false,
  reduce_funcs: false,
  hoist_props: false,
  join_vars: false,
  global_defs: { ENVIRONMENT_IS_SHELL: false },
};

/**
 * The smaller text, and the exports of the WebAssembly file that it reads. `imported` are the names that the file
 * imports; `beside` is the text of `pyodide.mjs`, which reads some of what stands here.
 */
export async function smallerGlue(source, imported, beside) {
  const { body } = moduleFunction(source);
  const exported = exportAssignments(source, body);
  const common = [
    ...onlyImported(source, body, imported),
    ...signatures(body),
    ...unreadOfModule(source, body, beside),
  ];
  // First with every export in use, in one statement: were they left out at once, the minifier would take them for
  // undefined, and turn each call of one into a call of nothing.
  const all = `{[${exported.assignments.map(({ local }) => local).join(",")}]=Object.values(wasmExports)}`;
  const first = await minified(edited(source, [...common, [exported.start, exported.end, all]]));
  const count = counter(first);
  // Two places are the declaration and that one statement.
  const read = exported.assignments.filter(({ local }) => count(local) > 2 || counter(beside)(local) > 0);
  const kept = `{${read.map(({ text }) => text).join("")}}`;
  const code = await minified(edited(source, [...common, [exported.start, exported.end, kept]]));
  const direct = [...code.matchAll(/wasmExports(?:\["([^"]+)"\]|\.(\w+))/g)].map(
    ([, quoted, plain]) => quoted ?? plain,
  );
  return { code, exports: [...new Set([...read.map(({ name }) => name), ...direct])].sort() };
}

async function minified(text) {
  let changed = text.replace(/(?<![\w$.])eval\(/g, "(0,eval)("); // a direct one would keep every name alive
  for (const [old, by] of LINKING) changed = replaceOnce(changed, old, by);
  return (await minify(changed, { compress: COMPRESS, mangle: false, module: true })).code;
}

function moduleFunction(source) {
  const tree = parse(source, { ecmaVersion: "latest", sourceType: "module" });
  const found = tree.body.find(
    (node) => node.type === "FunctionDeclaration" && node.id.name === "_createPyodideModule",
  );
  expectThat(found, "there is no function _createPyodideModule");
  return { body: found.body.body };
}

/** The statements that give each export its variable. */
function exportAssignments(source, body) {
  const assign = body.find((node) => node.type === "FunctionDeclaration" && node.id.name === "assignWasmExports");
  expectThat(assign, "there is no function assignWasmExports");
  const assignments = assign.body.body.map((node) => {
    const text = source.slice(node.start, node.end);
    const name = text.match(/wasmExports\["([^"]+)"\]/)?.[1];
    expectThat(name && node.expression?.left?.name, `assignWasmExports holds ${text}`);
    return { text, name, local: node.expression.left.name };
  });
  return { start: assign.body.start, end: assign.body.end, assignments };
}

/** Edits that leave, of all functions that a library could import, those that the WebAssembly file does. */
function onlyImported(source, body, imported) {
  const declarations = body.flatMap((node) => (node.type === "VariableDeclaration" ? node.declarations : []));
  const table = declarations.find(({ id }) => id.name === "wasmImports");
  expectThat(table?.init.type === "ObjectExpression", "there is no table wasmImports");
  const kept = table.init.properties.filter(({ key }) => imported.includes(key.name ?? key.value));
  return [[table.init.start, table.init.end, `{${kept.map(({ start, end }) => source.slice(start, end)).join(",")}}`]];
}

/** Edits that take out `function.sig = "…"`, which only the linker reads. */
function signatures(body) {
  const found = assignments(body).filter(
    ({ expression: { left, right } }) => left.property?.name === "sig" && right.type === "Literal",
  );
  expectThat(found.length, "no function has a signature");
  return found.map(({ start, end }) => [start, end, ""]);
}

/** Edits that take out `Module["name"] = name` where nobody reads the name from there. */
function unreadOfModule(source, body, beside) {
  const uses = new Map();
  for (const [, quoted, plain] of source.matchAll(/Module(?:\["([^"]+)"\]|\.([A-Za-z_$][\w$]*))/g)) {
    uses.set(quoted ?? plain, (uses.get(quoted ?? plain) ?? 0) + 1);
  }
  const isUnread = ({ expression: { left, right } }) => {
    const name = left.property?.name ?? left.property?.value;
    const isOfModule = left.object?.name === "Module" && right.type !== "AssignmentExpression";
    return isOfModule && uses.get(name) === 1 && !beside.includes(name);
  };
  return assignments(body)
    .filter(isUnread)
    .map(({ start, end }) => [start, end, ""]);
}

function assignments(body) {
  return body.filter((node) => node.type === "ExpressionStatement" && node.expression.type === "AssignmentExpression");
}

/** A function that says how often a name stands in the text. */
function counter(text) {
  const counts = new Map();
  for (const [name] of text.matchAll(/[A-Za-z_$][\w$]*/g)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return (name) => counts.get(name) ?? 0;
}
