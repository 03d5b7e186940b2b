// Python in a worker: one for each page, for all its explainers. Takes calls, gives answers, reports its progress.

import { boot, type Python, type Source } from "./boot";
import type { Answer, Call, Failure } from "../live/calls";
import { tell } from "./captured";
import type { Report } from "./progress";

const OUT_OF_MEMORY = /out of memory|alloca|(enlarge|grow) .*memory/i; // in the words of all engines, and of Emscripten

/**
 * A function that answers calls. Python starts from the source now, not when it is first asked: a worker is only made
 * where it will be. What fails before anybody has asked is tried once more then.
 */
export function answering(source: Source): (call: Call) => Promise<void> {
  let missed: unknown = null; // why the interpreter's rest could not be had; Python may make another error of that
  const rest = () => {
    try {
      return source.rest();
    } catch (error) {
      missed = error;
      throw error;
    }
  };
  const report: Report = (loaded, total) => tell({ progress: [loaded, total] } satisfies Answer);
  const begin = () => boot(report, { ...source, rest });
  let starting: Promise<Python> | null = begin();
  let isAsked = false;
  starting.catch(() => {
    if (!isAsked) starting = null;
  });
  return async (call) => {
    isAsked = true;
    const answer: Answer = { id: call.id };
    try {
      starting ??= begin();
      const python = await starting;
      const { failure, result } = await python.call(call.name, call.arguments);
      if (failure) answer.failure = { ...failure, kind: "model" };
      else answer.result = result;
    } catch (error) {
      answer.failure = asFailure(missed ?? error, source.failure);
    }
    tell(answer);
  };
}

/** Why something failed; what says nothing of it is of the given kind. */
export function asFailure(error: unknown, kind: Failure["kind"]): Failure {
  if (isFailure(error)) return error;
  if (!(error instanceof Error)) return { kind, message: String(error) };
  if (isFailure(error.cause)) return error.cause;
  return { kind: OUT_OF_MEMORY.test(error.message) ? "memory" : kind, message: error.message };
}

function isFailure(error: unknown): error is Failure {
  return typeof error === "object" && error !== null && "kind" in error;
}
