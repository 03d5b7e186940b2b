// Python on the page's side: one worker for all explainers, started when it is first wanted and replaced when it is lost.

import type { Answer, Call, Failure } from "./calls";
import type { Explainer, Result, Sensitivity, Taken, Values } from "./payload";
import { delivery } from "../delivery/delivery";

export type { Failure } from "./calls";

/** Put in by build_tools/bundling: what the runtime's files weigh. */
declare const RUNTIME: { sizes: Record<string, Record<string, number>> };

interface Waiting {
  resolve(result: unknown): void;
  reject(failure: Failure): void;
}

interface Model {
  source: string;
  explainer: Explainer;
}

type Listener = (loaded: number, total: number) => void;

export class Runtime {
  private static one: Runtime | null = null;

  private worker: Worker | null = null;
  private lastId = 0;
  private readonly waiting = new Map<number, Waiting>();
  private readonly listeners = new Set<Listener>();
  private readonly models = new Map<string, Model>();
  private readonly loaded = new Map<string, Model>();
  private readonly tables = new Map<string, string>();
  private readonly busy = new Set<string>();
  private readonly newest = new Map<string, { values: Values; resolve(go: boolean): void }>();

  /** The one that all explainers of the page use. */
  static shared(): Runtime {
    Runtime.one ??= new Runtime();
    return Runtime.one;
  }

  /** The bytes that have to come before the first run, as a good host sends them. */
  get size(): number {
    return Object.values(RUNTIME.sizes).reduce((total, size) => total + (size.br ?? 0), 0);
  }

  /** Calls the listener whenever bytes have come; what it gives back ends that. */
  onProgress(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Waits until Python is there; throws a Failure. */
  async start(): Promise<void> {
    await this.call("start");
  }

  /** Makes a model the one that answers for its explainer; throws a Failure and keeps the one before. */
  async load(slug: string, source: string, explainer: Explainer): Promise<void> {
    const model = { source, explainer };
    await this.send(slug, model);
    this.models.set(slug, model);
  }

  /** The result of these settings; null where newer ones came while others were being worked on. Throws a Failure. */
  async run(slug: string, values: Values): Promise<Result | null> {
    if (this.busy.has(slug) && !(await this.isNewest(slug, values))) return null;
    this.busy.add(slug);
    try {
      return await this.compute(slug, values);
    } finally {
      this.busy.delete(slug);
      const next = this.newest.get(slug);
      this.newest.delete(slug);
      next?.resolve(true);
    }
  }

  /** The result of these settings, whatever else is asked for meanwhile; throws a Failure. */
  async compute(slug: string, values: Values): Promise<Result> {
    await this.ensureLoaded(slug);
    return (await this.call("run", slug, JSON.stringify(values))) as Result;
  }

  /** Gives a model the reader's own table, which a later worker gets as well; throws a Failure. */
  async take(slug: string, table: string): Promise<Taken> {
    await this.ensureLoaded(slug);
    const taken = (await this.call("take", slug, table)) as Taken;
    if (!taken.problems.length) this.tables.set(slug, table);
    return taken;
  }

  /** How much each parameter matters; throws a Failure. */
  async sensitivity(slug: string, values: Values): Promise<Sensitivity> {
    await this.ensureLoaded(slug);
    return (await this.call("sensitivity", slug, JSON.stringify(values))) as Sensitivity;
  }

  /** Ends whatever runs, and what this explainer still waits for; the next call starts a new worker. */
  stop(slug: string): void {
    this.newest.get(slug)?.resolve(false);
    this.newest.delete(slug);
    this.lose({ kind: "stopped" });
  }

  /** Waits for the run in flight; false where newer settings come before it ends. */
  private isNewest(slug: string, values: Values): Promise<boolean> {
    this.newest.get(slug)?.resolve(false);
    return new Promise((resolve) => this.newest.set(slug, { values, resolve }));
  }

  /** A new worker knows no models; what answered before is sent again. */
  private async ensureLoaded(slug: string): Promise<void> {
    const model = this.models.get(slug);
    if (model && this.loaded.get(slug) !== model) await this.send(slug, model);
  }

  private async send(slug: string, model: Model): Promise<void> {
    const { parameters, outputs, categories, own_data, sensitivity, summary, figures } = model.explainer;
    const declaration = { parameters, outputs, categories, own_data, sensitivity, summary };
    const loading = this.call("load", slug, model.source, JSON.stringify(declaration), JSON.stringify(figures));
    const table = this.tables.get(slug); // goes right behind, so that no run can come between
    await Promise.all(table ? [loading, this.call("take", slug, table)] : [loading]);
    this.loaded.set(slug, model);
  }

  private call(name: Call["name"], ...values: string[]): Promise<unknown> {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
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
    if (id === undefined) return;
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (failure && failure.kind !== "model") this.lose(failure, waiting);
    else if (failure) waiting?.reject(failure);
    else waiting?.resolve(result);
  }

  /** Gives the worker up, and tells everybody who waits for it. */
  private lose(failure: Failure, first?: Waiting): void {
    this.worker?.terminate();
    this.worker = null;
    this.loaded.clear();
    const waiting = [...(first ? [first] : []), ...this.waiting.values()];
    this.waiting.clear();
    for (const { reject } of waiting) reject(failure);
  }
}
