// The table behind the chart: written when it is opened, and then with every run.

import type { Explainer, Result } from "../live/payload";
import type { Store } from "../live/store";
import { oncePerFrame } from "./dom";
import type { Panels } from "./panels";
import type { Stage } from "./stage";
import { Table } from "./table";

const PANEL = "table";

export class LiveTable {
  constructor(
    root: HTMLElement,
    explainer: Explainer,
    store: Store<Result>,
    { stage, panels }: { stage: Stage; panels: Panels },
    signal: AbortSignal,
  ) {
    const table = new Table(root, explainer);
    const write = oncePerFrame(() => {
      const { result, pinned } = store.now;
      if (result && panels.current === PANEL) table.show(stage.chart, result, pinned);
    });
    panels.whenOpened(PANEL, write);
    stage.whenChosen(write);
    store.subscribe((now, before) => {
      if (now.result !== before.result || now.pinned !== before.pinned) write();
    }, signal);
  }
}
