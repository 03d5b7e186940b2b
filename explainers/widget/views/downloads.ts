// Numbers and pictures of the present run as files.

import type { Imprint } from "../charts/saving";
import { delivery } from "../delivery/delivery";
import { link } from "../live/link";
import type { Laboratory } from "../live/laboratory";
import type { Chart, Explainer, Result } from "../live/payload";
import { findAll } from "./dom";
import { save } from "./files";
import type { Stage } from "./stage";
import type { Status } from "./status";
import { csv } from "./table";

const PICTURE_SCALE = 2;

export class Downloads {
  private readonly stage: Stage;
  private readonly status: Status;

  constructor(
    root: HTMLElement,
    private readonly laboratory: Laboratory,
    { stage, status }: { stage: Stage; status: Status },
    signal: AbortSignal,
  ) {
    [this.stage, this.status] = [stage, status];
    for (const button of findAll(root, "[data-download]"))
      button.addEventListener("click", () => void this.download(button.dataset.download ?? ""), { signal });
  }

  private get explainer(): Explainer {
    return this.laboratory.explainer;
  }

  private async download(kind: string): Promise<void> {
    const { store } = this.laboratory;
    if (!store.now.result) await this.laboratory.arrive();
    const { result } = store.now;
    const { chart } = this.stage;
    if (!result) return;
    try {
      save(`${this.explainer.slug}-${chart.id}.${kind}`, await this.file(kind, chart, result));
    } catch (error) {
      const pattern = this.explainer.interface.tools?.download_failed ?? "{reason}";
      const reason = error instanceof Error ? error.message : String(error);
      this.status.message("download", [pattern.replace("{reason}", reason)]);
    }
  }

  private async file(kind: string, chart: Chart, result: Result): Promise<Blob> {
    const imprint = this.imprint(chart);
    if (kind === "csv") {
      const text = csv(this.explainer, chart, result, [imprint.title, ...imprint.lines]);
      return new Blob([text], { type: "text/csv;charset=utf-8" });
    }
    const drawing = await this.stage.load();
    const { svg } = this.stage;
    if (!drawing || !svg) throw new Error(this.explainer.interface.problems?.chart);
    if (kind === "svg") return new Blob([drawing.standalone(svg, imprint)], { type: "image/svg+xml" });
    return drawing.toPng(svg, imprint, PICTURE_SCALE);
  }

  /** What a saved picture says of itself: the chart, where it comes from, and the address of this very state. */
  private imprint(chart: Chart): Imprint {
    const { explainer } = this;
    const address = link(explainer, this.laboratory.store.now.values, location.href, delivery().isLocal);
    return { title: explainer.words.charts[chart.id]?.title ?? chart.id, lines: [explainer.credit, address] };
  }
}
