// Starts Python in the worker: from the memory snapshot, or, where that fails, the slow way from the library.

import type { Failure } from "./calls";
import { type Packed, place, read, restore } from "./snapshot";

type Encoding = "plain" | "gzip" | "br";

/** Put in by build_tools/widget: the runtime's folder and what its files weigh. */
declare const RUNTIME: { folder: string; sizes: Record<string, Record<Encoding, number>> };

interface Pyodide {
  FS: { writeFile(path: string, content: Uint8Array): void };
  pyimport(name: string): { attempt(name: string, argumentsJson: string): string };
}

type Load = (options: Record<string, unknown>) => Promise<Pyodide>;
type Look = (memory: Uint8Array) => void;
type Start = (options: Record<string, unknown>, look?: Look) => Promise<Pyodide>;
type Report = (loaded: number, total: number) => void;

export interface Python {
  call(name: string, values: string[]): Promise<{ result?: unknown; failure?: Failure }>;
}

const FOLDER = new URL(`../../runtime/${RUNTIME.folder}/`, import.meta.url).href;
const EMPTY_ZIP = "data:application/zip;base64,UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==";
const WASM = "pyodide.asm.wasm";
const SNAPSHOT = "snapshot.bin";
const LIBRARY = "library.zip";
// What an import says when the library is not there: the snapshot remembers where its modules lie in the file.
const NOT_THERE = ["EOFError", "ModuleNotFoundError", "ZipImportError"];
const LIBRARY_PLACE = "/lib/python314.zip";

/** A Python with the contract's runner imported; throws where a file cannot be had. */
export async function boot(report: Report): Promise<Python> {
  const progress = new Progress(report);
  const snapshot = fetchBytes(SNAPSHOT, progress).then(read);
  snapshot.catch(() => undefined); // looked at below
  const loader = import(`${FOLDER}pyodide.mjs`) as Promise<{ loadPyodide: Load }>;
  const module = import(`${FOLDER}pyodide.asm.mjs`) as Promise<{ default: unknown }>;
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all([loader, module]);
  const start = (options: Record<string, unknown>, look?: Look) =>
    startWith(loadPyodide, { ...options, createPyodideModule }, progress, look);
  try {
    return new Interpreter(await fromSnapshot(start, await snapshot), false);
  } catch (error) {
    console.warn(`The snapshot cannot be used (${error}). Python starts from its library instead.`);
    return new Interpreter(await fromLibrary(start), true);
  }
}

async function fromSnapshot(start: Start, packed: Packed): Promise<Pyodide> {
  const whole = place(packed);
  return start({ stdLibURL: EMPTY_ZIP, _loadSnapshot: whole }, (memory) => restore(packed, memory, whole));
}

async function fromLibrary(start: Start): Promise<Pyodide> {
  const library = new Blob([(await fetchBytes(LIBRARY)) as Uint8Array<ArrayBuffer>]);
  const address = URL.createObjectURL(library);
  return start({ stdLibURL: address }).finally(() => URL.revokeObjectURL(address));
}

/** Starts Pyodide, with a look at the memory of the new instance. A WebAssembly file that is missing or damaged is an
 *  error here, where Pyodide would wait for ever. */
async function startWith(load: Load, options: Record<string, unknown>, progress: Progress, look?: Look): Promise<Pyodide> {
  const instantiate = WebAssembly.instantiateStreaming;
  const broken = new Promise<never>((_, reject) => {
    WebAssembly.instantiateStreaming = async (source, imports) => {
      try {
        const made = await instantiate(counted(await source, WASM, progress), imports);
        look?.(new Uint8Array((made.instance.exports.memory as WebAssembly.Memory).buffer));
        return made;
      } catch (error) {
        reject(error);
        throw error;
      }
    };
  });
  const lockFileContents = fetch(`${FOLDER}pyodide-lock.json`).then((answer) => answer.json());
  try {
    const common = { indexURL: FOLDER, packageBaseUrl: FOLDER, lockFileContents, stdin: () => undefined };
    return await Promise.race([load({ ...common, ...options }), broken]);
  } finally {
    WebAssembly.instantiateStreaming = instantiate;
  }
}

class Interpreter implements Python {
  private readonly running: ReturnType<Pyodide["pyimport"]>;

  constructor(
    private readonly pyodide: Pyodide,
    private hasLibrary: boolean,
  ) {
    this.running = pyodide.pyimport("explainers.contract.running");
  }

  /** What a function of the runner gives back. A module that is not in the snapshot is fetched when it is first missed. */
  async call(name: string, values: string[]): Promise<{ result?: unknown; failure?: Failure }> {
    if (name === "start") return {};
    const attempt = () => JSON.parse(this.running.attempt(name, JSON.stringify(values)));
    const answer = attempt();
    if (this.hasLibrary || !NOT_THERE.includes(answer.failure?.type)) return answer;
    this.pyodide.FS.writeFile(LIBRARY_PLACE, await fetchBytes(LIBRARY));
    this.hasLibrary = true;
    return attempt();
  }
}

/** The bytes of a file of the runtime. */
async function fetchBytes(name: string, progress?: Progress): Promise<Uint8Array> {
  const answer = counted(await fetch(FOLDER + name), name, progress);
  return new Uint8Array(await answer.arrayBuffer());
}

/** The answer itself, its bytes counted while they come in; an error where it is none. */
function counted(answer: Response, name: string, progress?: Progress): Response {
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  if (progress) void progress.follow(name, answer.clone());
  return answer;
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
    const sizes = Object.keys(this.loaded).map((name) => [name, RUNTIME.sizes[name] as Record<Encoding, number>] as const);
    const sum = (value: (name: string, size: Record<Encoding, number>) => number) =>
      sizes.reduce((total, [name, size]) => total + value(name, size), 0);
    const share = (name: string, size: Record<Encoding, number>) => Math.min(1, (this.loaded[name] as number) / size.plain);
    this.report(
      sum((name, size) => share(name, size) * size[this.encoding]),
      sum((_, size) => size[this.encoding]),
    );
  }
}
