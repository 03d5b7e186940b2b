// What Pyodide is given by those who start it, where it would fetch it by itself, or copy it. Three options of
// `loadPyodide` are ours, and each has to be there:
//
// - `instantiate(imports)`: a promise of the WebAssembly file's instance. When it rejects, `loadPyodide` does.
// - `library`: the zip file with the standard library, as bytes.
// - `restore(memory)`: puts the snapshot into the instance's memory; called behind the constructors, and only with
//   `_loadSnapshot`, which is then no more than the preface of Pyodide's snapshot.

import { replaceOnce } from "./replacing.mjs";

const IN_OUTER = [
  ["instantiateWasm:Ie(e.indexURL)", "instantiateWasm:Ie(e.instantiate)"],
  [
    'let{binary:t,response:n}=_(e+"pyodide.asm.wasm"),i=K();return function(s,r){return async function(){',
    "let i=K();return async function(s){",
  ],
  [
    "try{let l;n?l=await WebAssembly.instantiateStreaming(n,s):l=await WebAssembly.instantiate(await t,s);let{instance:d,module:u}=l;r(d,u)}" +
      'catch(l){console.warn("wasm instantiation failed!"),console.warn(l)}}(),{}}}',
    "return e(s)}}",
  ],
  ['let t;return e.stdLibURL!=null?t=e.stdLibURL:t=e.indexURL+"python_stdlib.zip",[he(t),', "return [he(e.library),"],
  ["let t=j(e);return async n=>{", "let t=e;return async n=>{"],
];

const IN_GLUE = [
  [
    'if(Module["instantiateWasm"]){return new Promise((resolve,reject)=>{Module["instantiateWasm"](info,(inst,mod)=>{resolve(receiveInstance(inst,mod))})})}' +
      "wasmBinaryFile??=findWasmBinary();var result=await instantiateAsync(wasmBinary,wasmBinaryFile,info);" +
      "var exports=receiveInstantiationResult(result);return exports",
    'return receiveInstance(await Module["instantiateWasm"](info))',
  ],
  ["return Module.HEAP8.set(t),l", "return API.config.restore(wasmMemory),updateMemoryViews(),l"], // it may have grown
];

/** The text of `pyodide.mjs` with our options. */
export function outerWithOptions(text) {
  return changed(text, IN_OUTER);
}

/** The text of `pyodide.asm.mjs` with our options. */
export function glueWithOptions(text) {
  return changed(text, IN_GLUE);
}

function changed(text, changes) {
  return changes.reduce((before, [old, by]) => replaceOnce(before, old, by), text);
}
