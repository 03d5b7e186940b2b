// Python in a worker: one for each page, for all its explainers. Takes calls, gives answers, reports its progress.

import { boot, type Python, type Source } from "./boot";
import type { Answer, Call, Failure } from "../live/calls";

/** A function that answers calls; Python is started from the source by the first one. */
export function answering(source: Source): (call: Call) => Promise<void> {
  let starting: Promise<Python> | null = null;
  return async (call) => {
    const answer: Answer = { id: call.id };
    try {
      starting ??= boot((loaded, total) => self.postMessage({ progress: [loaded, total] } satisfies Answer), source);
      const python = await starting;
      const { failure, result } = await python.call(call.name, call.arguments);
      if (failure) answer.failure = { ...failure, kind: "model" };
      else answer.result = result;
    } catch (error) {
      answer.failure = failureOf(error, source.failure);
    }
    self.postMessage(answer);
  };
}

function failureOf(error: unknown, kind: Failure["kind"]): Failure {
  if (typeof error === "object" && error !== null && "kind" in error) return error as Failure;
  return { kind, message: error instanceof Error ? error.message : String(error) };
}
