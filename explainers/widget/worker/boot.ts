// Starts Python in the worker: from the memory snapshot, or, where that fails, the slow way from the library.

import type { Failure } from "../live/calls";
import { unify } from "./function-table";
import { type Packed, place, read, restore } from "./snapshot";

type Encoding = "plain" | "gzip" | "br";

/** Put in by build_tools/bundling: what the runtime's files weigh. */
declare const RUNTIME: { sizes: Record<string, Record<Encoding, number>> };

interface Pyodide {
  FS: { writeFile(path: string, content: Uint8Array): void };
  pyimport(name: string): { attempt(name: string, argumentsJson: string): string };
}

type Load = (options: Record<string, unknown>) => Promise<Pyodide>;
type Look = (memory: Uint8Array) => void;
type Start = (options: Record<string, unknown>, look?: Look) => Promise<Pyodide>;
type Report = (loaded: number, total: number) => void;

/** Where the runtime's files come from. */
export interface Source {
  /** The address that a file's name is put behind. */
  readonly folder: string;
  /** What a file that cannot be had is called. */
  readonly failure: Failure["kind"];
  module(name: string): Promise<unknown>;
}

export interface Python {
  call(name: string, values: (string | null)[]): Promise<{ result?: unknown; failure?: Failure }>;
}

const EMPTY_ZIP = "data:application/zip;base64,UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==";
const WASM = "pyodide.asm.wasm";
const SNAPSHOT = "snapshot.bin";
const LIBRARY = "library.zip";
// What an import says when the library is not there: the snapshot remembers where its modules lie in the file.
const NOT_THERE = ["EOFError", "ModuleNotFoundError", "ZipImportError"];
const LIBRARY_PLACE = "/lib/python314.zip";

/** A Python with the contract's runner imported; throws where a file cannot be had. */
export async function boot(report: Report, source: Source): Promise<Python> {
  if (typeof WebAssembly === "undefined") throw { kind: "browser", message: "WebAssembly" } satisfies Failure;
  const progress = new Progress(report);
  const snapshot = fetchBytes(source.folder + SNAPSHOT, SNAPSHOT, progress).then(read);
  snapshot.catch(() => undefined); // looked at below
  const loader = source.module("pyodide.mjs") as Promise<{ loadPyodide: Load }>;
  const module = source.module("pyodide.asm.mjs") as Promise<{ default: unknown }>;
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all([loader, module]);
  const start = (options: Record<string, unknown>, look?: Look) =>
    startWith(loadPyodide, { ...folders(source), ...options, createPyodideModule }, progress, look);
  try {
    return new Interpreter(await fromSnapshot(start, await snapshot), source, false);
  } catch (error) {
    console.warn(`The snapshot cannot be used (${error}). Python starts from its library instead.`);
    return new Interpreter(await fromLibrary(start, source), source, true);
  }
}

async function fromSnapshot(start: Start, packed: Packed): Promise<Pyodide> {
  const whole = place(packed);
  return start({ stdLibURL: EMPTY_ZIP, _loadSnapshot: whole }, (memory) => restore(packed, memory, whole));
}

/** The library is fetched twice, the second time from memory: where it is missing, Pyodide would wait for ever. */
async function fromLibrary(start: Start, { folder }: Source): Promise<Pyodide> {
  await fetchBytes(folder + LIBRARY, LIBRARY);
  return start({ stdLibURL: folder + LIBRARY });
}

function folders({ folder }: Source): Record<string, unknown> {
  const lockFileContents = fetch(`${folder}pyodide-lock.json`).then((answer) => answer.json());
  lockFileContents.catch(() => undefined); // Pyodide meets the same error and reports it
  return { indexURL: folder, packageBaseUrl: folder, lockFileContents };
}

/** Starts Pyodide, with a look at the memory of the new instance. A WebAssembly file that is missing or damaged is an
 *  error here, where Pyodide would wait for ever. */
async function startWith(
  load: Load,
  options: Record<string, unknown>,
  progress: Progress,
  look?: Look,
): Promise<Pyodide> {
  const instantiate = WebAssembly.instantiateStreaming;
  let restoreTable: () => void = () => undefined;
  const broken = new Promise<never>((_, reject) => {
    WebAssembly.instantiateStreaming = async (source, imports) => {
      try {
        const made = await instantiate(asWasm(counted(await source, WASM, progress)), imports);
        restoreTable = unify(made.instance.exports);
        look?.(new Uint8Array((made.instance.exports.memory as WebAssembly.Memory).buffer));
        return made;
      } catch (error) {
        reject(error);
        throw error;
      }
    };
  });
  try {
    return await Promise.race([load({ stdin: () => undefined, ...options }), broken]);
  } finally {
    WebAssembly.instantiateStreaming = instantiate;
    restoreTable();
  }
}

class Interpreter implements Python {
  private readonly running: ReturnType<Pyodide["pyimport"]>;

  constructor(
    private readonly pyodide: Pyodide,
    private readonly source: Source,
    private hasLibrary: boolean,
  ) {
    this.running = pyodide.pyimport("explainers.runner.calls");
  }

  /**
   * What a function of the runner gives back. A module that is not in the snapshot is fetched when it is first
   * missed.
   */
  async call(name: string, values: (string | null)[]): Promise<{ result?: unknown; failure?: Failure }> {
    if (name === "start") return {};
    const attempt = () => JSON.parse(this.running.attempt(name, JSON.stringify(values)));
    const answer = attempt();
    if (this.hasLibrary || !NOT_THERE.includes(answer.failure?.type)) return answer;
    const library = await fetchBytes(this.source.folder + LIBRARY, LIBRARY).catch(nothingWhere("file"));
    if (!library) return { failure: { ...answer.failure, type: "LibraryMissing" } };
    this.pyodide.FS.writeFile(LIBRARY_PLACE, library);
    this.hasLibrary = true;
    return attempt();
  }
}

/** Lets one kind of failure pass as null: a single file does without the library. */
function nothingWhere(kind: Failure["kind"]): (error: unknown) => null {
  return (error) => {
    if ((error as Partial<Failure>).kind === kind) return null;
    throw error;
  };
}

/** The bytes of a file of the runtime. */
async function fetchBytes(address: string, name: string, progress?: Progress): Promise<Uint8Array> {
  const answer = counted(await fetch(address), name, progress);
  return new Uint8Array(await answer.arrayBuffer());
}

/** The answer itself, its bytes counted while they come in; an error where it is none. */
function counted(answer: Response, name: string, progress?: Progress): Response {
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  if (progress) void progress.follow(name, answer.clone());
  return answer;
}

/** The answer with the type that browsers ask of WebAssembly, which not every server knows. */
function asWasm(answer: Response): Response {
  const type = "application/wasm";
  return answer.headers.get("Content-Type") === type
    ? answer
    : new Response(answer.body, { headers: { "Content-Type": type } });
}

/** Counts the bytes of the large files, in the form in which they come over the wire. */
class Progress {
  private readonly loaded: Record<string, number> = { [WASM]: 0, [SNAPSHOT]: 0 };
  private encoding: Encoding = "plain";

  constructor(private readonly report: Report) {}

  async follow(name: string, answer: Response): Promise<void> {
    const encoding = answer.headers.get("Content-Encoding");
    this.encoding = encoding === "br" || encoding === "gzip" ? encoding : "plain";
    this.loaded[name] = 0;
    try {
      for (const reader = answer.body?.getReader(); reader; ) {
        const { value, done } = await reader.read();
        if (done) return;
        this.loaded[name] += value.byteLength;
        this.tell();
      }
    } catch {
      // The file's own reader meets the same error and reports it.
    }
  }

  private tell(): void {
    const sizes = Object.keys(this.loaded).map(
      (name) => [name, RUNTIME.sizes[name] as Record<Encoding, number>] as const,
    );
    const sum = (value: (name: string, size: Record<Encoding, number>) => number) =>
      sizes.reduce((total, [name, size]) => total + value(name, size), 0);
    const share = (name: string, size: Record<Encoding, number>) =>
      Math.min(1, (this.loaded[name] as number) / size.plain);
    this.report(
      sum((name, size) => share(name, size) * size[this.encoding]),
      sum((_, size) => size[this.encoding]),
    );
  }
}
