// Starts Python in the worker: from the memory snapshot, or, where that fails, the slow way from the library.

import type { Failure } from "../live/calls";
import { askForAll, fetchBytes, type Load, type Parts, type Pyodide, type Source, WASM } from "./files";
import type { Report } from "./progress";
import { restFrom } from "./rest";
import { type Packed, place, restore } from "./snapshot";

export type { Source } from "./files";

type Look = (memory: Uint8Array) => void;
type Start = (options: Record<string, unknown>, look?: Look) => Promise<Pyodide>;

export interface Python {
  call(name: string, values: (string | null)[]): Promise<{ result?: unknown; failure?: Failure }>;
}

const EMPTY_ZIP = "data:application/zip;base64,UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==";
const LIBRARY = "library.zip";
// What an import says when the library is not there: the snapshot remembers where its modules lie in the file.
const NOT_THERE = ["EOFError", "ModuleNotFoundError", "ZipImportError"];
const LIBRARY_PLACE = "/lib/python314.zip";

/** A Python with the contract's runner imported; throws where a file cannot be had. */
export async function boot(report: Report, source: Source): Promise<Python> {
  if (typeof WebAssembly === "undefined") throw { kind: "browser", message: "WebAssembly" } satisfies Failure;
  const parts = askForAll(source, report);
  const rest = source.bringRest?.();
  const start = await prepared(parts, source);
  try {
    const python = await fromSnapshot(start, await parts.snapshot);
    await rest;
    return new Interpreter(python, source, false);
  } catch (error) {
    console.warn(`The snapshot cannot be used (${error}). Python starts from its library instead.`);
    await rest;
    return new Interpreter(await fromLibrary(start, source), source, true);
  }
}

/** A function that starts Pyodide, made of what no way to start can do without. */
async function prepared({ loader, wasm, lock }: Parts, source: Source): Promise<Start> {
  const [{ loadPyodide, createPyodideModule }, module] = await Promise.all([loader, wasm]);
  const { folder } = source;
  const common = { indexURL: folder, packageBaseUrl: folder, lockFileContents: lock, createPyodideModule };
  return (options, look) => startWith(loadPyodide, { ...common, ...options }, source, module, look);
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

/**
 * Starts Pyodide, with a look at the memory of the new instance. Pyodide would fetch its WebAssembly file by itself, and
 * only now; it gets an empty answer instead, and the module that has been compiled meanwhile. What goes wrong with that
 * is an error here, where Pyodide would wait for ever.
 */
async function startWith(
  load: Load,
  options: Record<string, unknown>,
  source: Source,
  module: WebAssembly.Module,
  look?: Look,
): Promise<Pyodide> {
  const [instantiate, fetchFromNetwork] = [WebAssembly.instantiateStreaming, self.fetch];
  self.fetch = async (wanted, more) => {
    const address = wanted instanceof Request ? wanted.url : String(wanted);
    return address === source.folder + WASM ? new Response() : fetchFromNetwork(wanted, more);
  };
  const broken = new Promise<never>((_, reject) => {
    WebAssembly.instantiateStreaming = async (_nothing, imports = {}) => {
      try {
        const arrived = restFrom(imports, () => source.rest());
        const instance = await WebAssembly.instantiate(module, imports);
        arrived(instance.exports);
        look?.(new Uint8Array((instance.exports.memory as WebAssembly.Memory).buffer));
        return { instance, module };
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
    self.fetch = fetchFromNetwork;
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
