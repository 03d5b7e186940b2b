// Takes the ways out of the worker away, once Python is there and before a reader's program runs. Python's module `js`
// reaches everything that JavaScript reaches, so it is not enough to hide names from Python.
//
// All names that are not known to be harmless go, so a way out that a browser learns next year is closed as well. And
// no text becomes a program any more, since `import("https://…")` is no name that could be taken away.

const LANGUAGE = `Object Function Array Number isFinite isNaN parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date
  Promise RegExp Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError
  SuppressedError globalThis JSON Math Intl ArrayBuffer SharedArrayBuffer Atomics DataView Int8Array Uint8Array
  Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array BigInt64Array BigUint64Array Float16Array
  Float32Array Float64Array Map BigInt Set Iterator WeakMap WeakSet WeakRef Proxy Reflect FinalizationRegistry
  DisposableStack AsyncDisposableStack decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape
  WebAssembly constructor`;

const HARMLESS = `self console performance crypto TextEncoder TextDecoder clearTimeout clearInterval queueMicrotask
  structuredClone atob btoa URL URLSearchParams AbortController AbortSignal Event EventTarget MessageEvent DOMException
  MessageChannel MessagePort Blob Response Headers ReadableStream WritableStream TransformStream DecompressionStream`;

const KEPT = new Set(`${LANGUAGE} ${HARMLESS}`.split(/\s+/));
const TIMERS = ["setTimeout", "setInterval"] as const;

/** Closes the worker, once and for good. */
export function closeWaysOut(): void {
  const timers = TIMERS.map((name) => [name, globalThis[name]] as const);
  for (const place of places(globalThis)) forget(place);
  closeCompiler();
  for (const [name, native] of timers) fix(globalThis, name, timer(native));
}

/** The worker's global object and those that it inherits from, up to what all objects share. */
function places(scope: object): object[] {
  const found: object[] = [];
  for (let place: object | null = scope; place && place !== EventTarget.prototype && place !== Object.prototype; ) {
    found.push(place);
    place = Object.getPrototypeOf(place);
  }
  return found;
}

function forget(place: object): void {
  for (const name of Object.getOwnPropertyNames(place)) if (!KEPT.has(name)) Reflect.deleteProperty(place, name);
}

/** Functions lead to the constructor of their kind, and that makes programs of texts. */
function closeCompiler(): void {
  const kinds = [() => 0, async () => 0, function* () {}, async function* () {}];
  for (const kind of kinds) fix(Object.getPrototypeOf(kind), "constructor", refuse);
  refuse.prototype = Function.prototype; // Pyodide calls by way of `Function.prototype.apply`
  fix(globalThis, "Function", refuse);
  fix(globalThis, "eval", refuse);
}

/** A timer that takes functions only; the browser's own would run a text. */
function timer(native: (act: () => void, ...rest: never[]) => number): unknown {
  return (act: unknown, ...rest: never[]) =>
    typeof act === "function" ? native(act as () => void, ...rest) : refuse();
}

function fix(place: object, name: string, value: unknown): void {
  Object.defineProperty(place, name, { value, writable: false, configurable: false });
}

function refuse(): never {
  throw new Error("Programs of readers run without JavaScript of their own.");
}
