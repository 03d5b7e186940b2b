// Starts Python in the worker: from the memory snapshot, or, where that fails, the slow way from the library.

import type { Failure } from "../live/calls";
import { closeWaysOut } from "./closing";
import { askForAll, bytesOf, type Load, type Parts, type Pyodide, type Source } from "./files";
import type { Report } from "./progress";
import { instantiation } from "./rest";
import { type Packed, restore } from "./snapshot";

export type { Source } from "./files";

export interface Python {
  call(name: string, values: (string | null)[]): Promise<{ result?: unknown; failure?: Failure }>;
}

const EMPTY_ZIP = Uint8Array.of(...[0x50, 0x4b, 5, 6], ...Array(18).fill(0));
const LIBRARY = "library.zip";
// What an import says when the library is not there: the snapshot remembers where its modules lie in the file.
const NOT_THERE = ["EOFError", "ModuleNotFoundError", "ZipImportError"];
const LIBRARY_PLACE = "/lib/python314.zip";

/** A Python with the contract's runner imported, in a worker without a way out; throws where a file cannot be had. */
export async function boot(report: Report, source: Source): Promise<Python> {
  const python = await started(report, source);
  closeWaysOut();
  return python;
}

async function started(report: Report, source: Source): Promise<Python> {
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

/** A function that starts Pyodide, made of what no way to start can do without; the loader's text is changed for it. */
async function prepared({ loader, wasm, lock }: Parts, source: Source): Promise<Load> {
  const [{ loadPyodide, createPyodideModule }, module] = await Promise.all([loader, wasm]);
  const { folder } = source;
  const common = {
    indexURL: folder,
    packageBaseUrl: folder,
    lockFileContents: lock,
    createPyodideModule,
    instantiate: instantiation(module, () => source.rest()),
    stdin: () => undefined,
  };
  return (options) => loadPyodide({ ...common, ...options });
}

/** Pyodide keeps its options for good; they must not keep the snapshot's file. */
function fromSnapshot(start: Load, snapshot: Packed): Promise<Pyodide> {
  const waiting = [snapshot];
  const putIntoPlace = (memory: WebAssembly.Memory) => {
    for (const packed of waiting.splice(0)) restore(packed, memory);
  };
  return start({ library: EMPTY_ZIP, _loadSnapshot: snapshot.preface.slice(), restore: putIntoPlace });
}

async function fromLibrary(start: Load, source: Source): Promise<Pyodide> {
  return start({ library: await bytesOf(source, LIBRARY) });
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
    const library = await bytesOf(this.source, LIBRARY).catch(nothingWhere("left_out"));
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
