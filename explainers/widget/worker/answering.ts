// Python in a worker: one for each page, for all its explainers. Takes calls, gives answers, reports its progress.

import { boot, type Python, type Source } from "./boot";
import type { Answer, Call, Failure } from "../live/calls";

/**
 * A function that answers calls. Python starts from the source now, not when it is first asked: a worker is only made
 * where it will be. What fails before anybody has asked is tried once more then.
 */
export function answering(source: Source): (call: Call) => Promise<void> {
  const begin = () => boot((loaded, total) => self.postMessage({ progress: [loaded, total] } satisfies Answer), source);
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
      answer.failure = failureOf(error, source.failure);
    }
    self.postMessage(answer);
  };
}

function failureOf(error: unknown, kind: Failure["kind"]): Failure {
  if (typeof error === "object" && error !== null && "kind" in error) return error as Failure;
  return { kind, message: error instanceof Error ? error.message : String(error) };
}
