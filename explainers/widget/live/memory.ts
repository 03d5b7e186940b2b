// Results that Python has given for one model, by their settings: a hand that comes back to them need not wait.

import type { Explainer, Result, Values } from "./payload";

const MOST = 600; // results; 23 kB of JSON are the largest, and 14 MB of those no phone minds

export class Memory {
  private readonly results = new Map<string, Result>(); // the oldest first

  constructor(private readonly parameters: Explainer["parameters"]) {}

  get(values: Values): Result | undefined {
    return this.results.get(this.key(values));
  }

  /** Keeps a result; the oldest one goes where there are too many. */
  keep(values: Values, result: Result): void {
    const key = this.key(values);
    this.results.delete(key);
    this.results.set(key, result);
    if (this.results.size > MOST) this.results.delete(this.results.keys().next().value as string);
  }

  clear(): void {
    this.results.clear();
  }

  private key(values: Values): string {
    return JSON.stringify(this.parameters.map(({ id }) => values[id]));
  }
}
