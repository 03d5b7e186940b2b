// What went wrong, said above the settings, with a way out.

import type { Explainer } from "../live/payload";
import type { Failure } from "../live/runtime";
import type { Stage } from "./stage";
import type { Status } from "./status";

export class Problems {
  private readonly words: Record<string, string>;

  constructor(
    explainer: Explainer,
    private readonly status: Status,
    private readonly retry: () => void,
    /** Takes what Python says of a model's code; it decides whether that is the reader's own. */
    private readonly explain: (failure: Failure) => void,
  ) {
    this.words = explainer.interface.problems ?? {};
  }

  show(failure: Failure): void {
    const { words } = this;
    if (failure.kind === "model" || failure.kind === "left_out") this.explain(failure);
    const sentences = [words[failure.kind] ?? "", words.what_works ?? ""];
    const retry = { text: words.retry ?? "", act: this.retry };
    this.status.message("problem", [sentences.join(" ")], [retry], failure.message ?? "");
  }

  /** The chart could not be drawn. */
  showChart(error: unknown, stage: Stage): void {
    const act = () => void stage.load().then((drawing) => drawing && this.status.clear("chart"));
    const retry = { text: this.words.retry ?? "", act };
    this.status.message("chart", [this.words.chart ?? ""], [retry], String(error));
  }
}
