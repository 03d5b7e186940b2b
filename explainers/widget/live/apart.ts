// What an explainer's page leaves to a file of its own, made by build_tools/pages/situations.py: the series of its
// situations, the figures that its model reads, and the model's code.

import { delivery } from "../delivery/delivery";
import type { Failure } from "./calls";
import type { Explainer, Result } from "./payload";

interface Apart {
  series: Record<string, Result["outputs"]>;
  figures: Record<string, unknown[]>;
  code: string;
}

const asked = new Map<string, Promise<Apart>>();

/**
 * Fetches the file and puts what it holds into its places; asked twice, it is fetched once, unless that has failed.
 * Rejects with a Failure.
 */
export async function complete(explainer: Explainer): Promise<void> {
  if (!explainer.apart) return;
  const { series, figures, code } = await bring(explainer.apart);
  for (const [name, result] of Object.entries(explainer.results)) Object.assign(result.outputs, series[name]);
  explainer.figures = figures;
  explainer.code = code;
  explainer.apart = "";
}

function bring(name: string): Promise<Apart> {
  const known = asked.get(name);
  if (known) return known;
  const coming = delivery()
    .runs(name)
    .then((found) => found as Apart, fail);
  asked.set(name, coming);
  coming.catch(() => asked.delete(name));
  return coming;
}

function fail(error: unknown): never {
  if (typeof error === "object" && error !== null && "kind" in error) throw error;
  throw { kind: delivery().isLocal ? "file" : "download", message: String(error) } satisfies Failure;
}
