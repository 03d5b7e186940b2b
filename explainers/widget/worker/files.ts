// The runtime's files, all asked for at once, since each costs a round trip, and the largest also have to be compiled.

import type { Failure } from "../live/calls";
import { Progress, type Report } from "./progress";
import { type Packed, read } from "./snapshot";

export interface Pyodide {
  FS: { writeFile(path: string, content: Uint8Array): void };
  pyimport(name: string): { attempt(name: string, argumentsJson: string): string };
}

export type Load = (options: Record<string, unknown>) => Promise<Pyodide>;

/** Where the runtime's files come from. */
export interface Source {
  /** The address that a file's name is put behind. */
  readonly folder: string;
  /** What a file that cannot be had is called. */
  readonly failure: Failure["kind"];
  module(name: string): Promise<unknown>;
  /** The answer that holds a file; rejects where there is none. */
  ask(name: string): Promise<Response>;
  /**
   * The interpreter's rest, at once, for Python cannot wait inside a function; where it cannot be had, an error whose
   * cause may be a Failure.
   */
  rest(): BufferSource;
  /** Has `rest` at hand where files are unpacked first, which takes its time; never fails. */
  bringRest?(): Promise<void>;
}

/** What Python starts from; each part rejects where its file cannot be had or is damaged. */
export interface Parts {
  loader: Promise<{ loadPyodide: Load; createPyodideModule: unknown }>;
  wasm: Promise<WebAssembly.Module>;
  snapshot: Promise<Packed>;
  lock: Promise<unknown>;
}

const WASM = "pyodide.asm.wasm";
const SNAPSHOT = "snapshot.bin";
const WASM_TYPE = "application/wasm";

/** Asks for everything that Python starts from. */
export function askForAll(source: Source, report: Report): Parts {
  const progress = new Progress([WASM, SNAPSHOT], report);
  const { ask } = source;
  const parts: Parts = {
    wasm: ask(WASM).then(compile),
    snapshot: ask(SNAPSHOT)
      .then((answer) => progress.read(SNAPSHOT, answer))
      .then(read),
    loader: source.module("pyodide.mjs") as Parts["loader"],
    lock: ask("pyodide-lock.json").then((answer) => answer.json()),
  };
  parts.wasm.then(() => progress.done(WASM)).catch(() => undefined); // counted as one step, compiled as it comes
  for (const part of Object.values(parts)) part.catch(() => undefined); // whoever waits for it hears of it
  return parts;
}

/** The bytes of a file of the runtime. */
export async function bytesOf({ ask }: Source, name: string): Promise<Uint8Array> {
  return new Uint8Array(await (await ask(name)).arrayBuffer());
}

/**
 * Compiles while the bytes come in, where the server says what they are; not every server knows the type. The answer
 * itself must reach the browser then, since it keeps compiled code only for an answer from the network.
 */
async function compile(answer: Response): Promise<WebAssembly.Module> {
  if (!WebAssembly.compileStreaming) return WebAssembly.compile(await answer.arrayBuffer());
  const isKnown = answer.headers.get("Content-Type") === WASM_TYPE;
  return WebAssembly.compileStreaming(
    isKnown ? answer : new Response(answer.body, { headers: { "Content-Type": WASM_TYPE } }),
  );
}
