// Python on the page's side: one worker for all views of all explainers, started when it is first wanted and replaced
// when it is lost. Python keeps each model under a key, and a key stands for one source and one table for ever. So a
// reader who changes the model in one view changes nothing for the others, and a new worker can be given what is
// wanted.

import type { Answer, Call, Failure } from "./calls";
import type { Explainer, Result, Sensitivity, Taken, Values } from "./payload";
import { complete } from "./apart";
import { delivery } from "../delivery/delivery";

export type { Failure } from "./calls";

/** Put in by build_tools/bundling: what the runtime's files weigh. */
declare const RUNTIME: { sizes: Record<string, Record<string, number>> };

/** A model as Python is to keep it. */
export interface Model {
  key: string;
  /** The view whose reader has changed it; 0 for the explainer's own, which answers for all views. */
  view: number;
  source: string;
  /** The reader's own table, its bytes as base64. */
  table: string | null;
  explainer: Explainer;
}

interface Waiting {
  model: Model | null;
  resolve(result: unknown): void;
  reject(failure: Failure): void;
}

type Listener = (loaded: number, total: number) => void;

const STOPPED: Failure = { kind: "stopped" };
const INTERRUPTED: Failure = { kind: "stopped" }; // what another view's run was waiting for; it is asked again

export class Runtime {
  private static one: Runtime | null = null;

  private worker: Worker | null = null;
  private lastId = 0;
  private readonly waiting = new Map<number, Waiting>(); // in the order in which the worker takes them
  private readonly listeners = new Set<Listener>();
  private readonly loaded = new Map<string, Promise<Taken | null>>();

  /** The one that all views of the page use. */
  static shared(): Runtime {
    Runtime.one ??= new Runtime();
    return Runtime.one;
  }

  /** The bytes that have to come before the first run, as a good host sends them. */
  get size(): number {
    return Object.values(RUNTIME.sizes).reduce((total, size) => total + (size.br ?? 0), 0);
  }

  /** Whether anybody waits for an answer. */
  get isBusy(): boolean {
    return this.waiting.size > 0;
  }

  /** Whether the worker knows this model, or is about to. */
  has(model: Model): boolean {
    return this.loaded.has(model.key);
  }

  /** Calls the listener whenever bytes have come; what it gives back ends that. */
  onProgress(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Waits until Python is there; throws a Failure. */
  async start(): Promise<void> {
    await again(() => this.call("start", null));
  }

  /** Makes a model ready to run; says what became of its table, if it has one. Throws a Failure. */
  load(model: Model): Promise<Taken | null> {
    return again(() => this.ready(model));
  }

  /** The result of these settings, for a scene with whether its goal is reached; throws a Failure. */
  async run(model: Model, values: Values, scene = ""): Promise<Result> {
    return (await (scene ? this.ask("run_scene", model, values, scene) : this.ask("run", model, values))) as Result;
  }

  /** How much each parameter matters; throws a Failure. */
  async sensitivity(model: Model, values: Values): Promise<Sensitivity> {
    return (await this.ask("sensitivity", model, values)) as Sensitivity;
  }

  /** Lets go of a model that a reader has changed. */
  forget(model: Model): void {
    if (model.view && this.loaded.delete(model.key)) this.call("forget", model, model.key).catch(() => undefined);
  }

  /**
   * Ends whatever runs. That run, everything that its reader's model was asked for, and everything that this view's
   * was, fail as stopped; what the other views wait for is asked again.
   */
  stop(view: number): void {
    const waiting = [...this.waiting.values()];
    const running = waiting[0]?.model ? waiting[0] : null; // nothing is running while Python starts
    const ended = new Set([view, running?.model?.view]);
    if (waiting.length) this.end();
    for (const call of waiting) {
      const isOver = call === running || (call.model?.view && ended.has(call.model.view));
      call.reject(isOver ? STOPPED : INTERRUPTED);
    }
  }

  private ask(name: Call["name"], model: Model, values: Values, ...of: string[]): Promise<unknown> {
    return again(async () => {
      await this.ready(model);
      return this.call(name, model, model.key, ...of, JSON.stringify(values));
    });
  }

  /** Sends a model to a worker that does not know it. */
  private ready(model: Model): Promise<Taken | null> {
    const known = this.loaded.get(model.key);
    if (known) return known;
    const loading = this.send(model);
    const drop = () => this.loaded.get(model.key) === loading && this.loaded.delete(model.key);
    this.loaded.set(model.key, loading);
    loading.then((taken) => taken?.problems.length && drop(), drop);
    return loading;
  }

  private async send(model: Model): Promise<Taken | null> {
    const { explainer } = model;
    if (explainer.apart) await complete(explainer).catch((failure: Failure) => unlessNeeded(explainer, failure));
    const { parameters, outputs, categories, facts, own_data, sensitivity, summary } = explainer;
    const scenes = model.view ? [] : explainer.scenes; // a reader's version answers no scene
    const declared = { parameters, outputs, categories, facts, own_data, sensitivity, summary, scenes };
    const code = model.source === explainer.model ? (explainer.code ?? null) : null; // else it has to be compiled
    const parts = [model.source, JSON.stringify(declared), JSON.stringify(explainer.figures), model.table, code];
    return (await this.call("load", model, model.key, ...parts)) as Taken | null;
  }

  private call(name: Call["name"], model: Model | null, ...values: (string | null)[]): Promise<unknown> {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { model, resolve, reject });
      try {
        this.worker ??= this.begin();
        this.worker.postMessage({ id, name, arguments: values } satisfies Call);
      } catch (error) {
        this.lose({ kind: "blocked", message: String(error) });
      }
    });
  }

  private begin(): Worker {
    const worker = delivery().startWorker();
    let kind: Failure["kind"] = delivery().isLocal ? "blocked" : "download"; // until it has said its first word
    worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
      kind = "worker";
      if (worker === this.worker) this.hear(data);
    });
    const lost = (event: Event) => {
      event.preventDefault();
      if (worker === this.worker) this.lose({ kind, message: (event as ErrorEvent).message || event.type });
    };
    worker.addEventListener("error", lost);
    worker.addEventListener("messageerror", lost);
    return worker;
  }

  private hear({ id, result, failure, progress }: Answer): void {
    if (progress) for (const listener of this.listeners) listener(...progress);
    const waiting = this.waiting.get(id ?? 0);
    if (failure?.kind === "left_out") this.renew(id, failure);
    else if (failure && failure.kind !== "model") this.lose(failure);
    if (id === undefined || !waiting) return;
    this.waiting.delete(id);
    if (failure) waiting.reject(failure);
    else waiting.resolve(result);
  }

  /**
   * Starts another Python: a program wanted what this copy does not carry, and stopped in the middle. Whoever ran it
   * hears so; what all others wait for is asked again.
   */
  private renew(stopped: number | undefined, failure: Failure): void {
    const waiting = [...this.waiting];
    this.end();
    for (const [id, call] of waiting) call.reject(id === stopped ? failure : INTERRUPTED);
    this.start().catch(() => undefined); // whoever asks it next hears of that
  }

  /** Gives the worker up, and tells everybody who waits for it. */
  private lose(failure: Failure): void {
    const waiting = [...this.waiting.values()];
    this.end();
    for (const { reject } of waiting) reject(failure);
  }

  private end(): void {
    this.worker?.terminate();
    this.worker = null;
    this.loaded.clear();
    this.waiting.clear();
  }
}

/** A model that reads no figures runs without what has not come. */
function unlessNeeded({ figures }: Explainer, failure: Failure): void {
  if (!figures) throw failure;
}

/** What the action gives in the end: where another view's run was stopped under it, it is done once more. */
async function again<T>(act: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await act();
    } catch (failure) {
      if (failure !== INTERRUPTED) throw failure;
    }
  }
}
