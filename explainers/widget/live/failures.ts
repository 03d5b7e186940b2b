// What a failure means, whoever threw it.

import type { Failure } from "./runtime";

/** Whether it is the model that failed, and Python goes on, the same or another. */
export function isOfProgram({ kind }: Failure): boolean {
  return kind === "model" || kind === "left_out";
}

/** A model that another view's reader stopped on its way is loaded when it is first wanted. */
export function unlessStopped(failure: Failure): null {
  if (failure.kind !== "stopped") throw failure;
  return null;
}

/** Whatever was thrown, as a Failure. */
export function asFailure(thrown: unknown): Failure {
  if (typeof thrown === "object" && thrown !== null && "kind" in thrown) return thrown as Failure;
  return { kind: "worker", message: String(thrown) };
}
