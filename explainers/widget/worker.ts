// Python in a worker: one for each page, for all its explainers. Takes calls, gives answers, reports its progress.

import { boot, type Python } from "./boot";
import type { Answer, Call } from "./calls";

let starting: Promise<Python> | null = null;

self.onmessage = async ({ data }: MessageEvent<Call>) => {
  const answer: Answer = { id: data.id };
  try {
    starting ??= boot((loaded, total) => self.postMessage({ progress: [loaded, total] } satisfies Answer));
    const python = await starting;
    const { failure, result } = await python.call(data.name, data.arguments);
    if (failure) answer.failure = { ...failure, kind: "model" };
    else answer.result = result;
  } catch (error) {
    answer.failure = { kind: "download", message: error instanceof Error ? error.message : String(error) };
  }
  self.postMessage(answer);
};
