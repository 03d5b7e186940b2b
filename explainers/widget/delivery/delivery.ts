// How the parts of the widget that are not in its own script reach the page. There are two ways: from a web server, as
// modules that are fetched when they are wanted; and from a disk, where browsers allow neither modules nor fetching.
// Everything else in the widget is the same in both.

export interface Delivery {
  /** Whether everything lies on the reader's own device, so that nothing has to come over a network. */
  readonly isLocal: boolean;
  /** A worker that answers calls; throws where the browser does not allow one. */
  startWorker(): Worker;
  charts(): Promise<typeof import("../charts/charts")>;
  /** What the build has run: a scene's stops, or an explainer's situations; rejects where it is missing or damaged. */
  runs(name: string): Promise<unknown>;
  editor(): Promise<typeof import("../views/editor")>;
  /** The address of the page that holds only this explainer, for frames elsewhere; null where there is none. */
  framed(language: string, slug: string): string | null;
}

let chosen: Delivery | null = null;

/** Decides on a way, before the first element comes to life. */
export function deliverBy(delivery: Delivery): void {
  chosen = delivery;
}

/** The way that was decided on. */
export function delivery(): Delivery {
  if (!chosen) throw new Error("Nobody has said how the widget's parts reach the page.");
  return chosen;
}
