// The reader's own table: pasted or opened as a file, read by the runner's Python, never sent anywhere.

import type { Laboratory } from "../live/laboratory";
import type { Explainer, Taken } from "../live/payload";
import { find, make, setText } from "./dom";
import type { Panels } from "./panels";
import { encode } from "../text/base64";
import { fill } from "../text/format";

const PANEL = "own-data";

export class OwnTable {
  private readonly panel: HTMLElement | null;
  private readonly words: Record<string, string>;

  constructor(
    root: HTMLElement,
    private readonly laboratory: Laboratory,
    private readonly panels: Panels,
    signal: AbortSignal,
  ) {
    this.words = this.explainer.interface.own_data ?? {};
    this.panel = root.querySelector<HTMLElement>(`[data-panel=${PANEL}]`);
    if (!this.panel) return;
    const file = find<HTMLInputElement>(this.panel, "[data-own-file]");
    find(this.panel, "[data-own=use]").addEventListener("click", () => void this.usePasted(), { signal });
    find(this.panel, "[data-own=example]").addEventListener("click", () => this.showExample(), { signal });
    file.addEventListener("change", () => void this.open(file), { signal });
    laboratory.store.subscribe(({ values }, before) => {
      if (values !== before.values && laboratory.lacksTable) this.ask();
    }, signal);
  }

  private get explainer(): Explainer {
    return this.laboratory.explainer;
  }

  /** Shows where a table can be put in, and says that one is needed first. */
  private ask(): void {
    this.panels.open(PANEL);
    this.answer([this.words.needed ?? ""]);
    this.panel?.scrollIntoView({ block: "nearest" }); // the focus stays in the list that the reader is in
  }

  private get text(): HTMLTextAreaElement {
    return find<HTMLTextAreaElement>(this.panel as HTMLElement, "[data-own-text]");
  }

  private showExample(): void {
    this.text.value = this.explainer.words.own_data?.example ?? "";
    void this.usePasted();
  }

  private usePasted(): Promise<void> {
    return this.use(new TextEncoder().encode(this.text.value));
  }

  private async open(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    input.value = "";
    if (!file) return;
    const bytes = await file.arrayBuffer().catch(() => null);
    if (bytes) await this.use(new Uint8Array(bytes));
    else this.answer([this.words.unreadable ?? ""]);
  }

  private async use(bytes: Uint8Array): Promise<void> {
    this.answer([this.words.reading ?? ""]);
    try {
      const answer = await this.laboratory.take(encode(bytes));
      if (answer.text) this.text.value = answer.text; // of a file; where there is none, what was pasted before stays
      if (answer.problems.length) {
        this.refuse(answer);
        return;
      }
      this.answer([fill(this.words.taken ?? "", { rows: String(answer.rows) })]);
      const own = this.explainer.own_data;
      if (own) this.laboratory.change({ [own.parameter]: own.option });
    } catch (failure) {
      const kind = (failure as { kind?: string }).kind ?? "worker";
      this.answer([this.explainer.interface.problems?.[kind] ?? ""]);
    }
  }

  private refuse({ problems, count }: Taken): void {
    const list = problems.map(({ kind, row, column, found }) => {
      const place = row === null ? "" : fill(this.words.place ?? "", { row: String(row), column });
      return place + fill(this.words[kind] ?? kind, { column, found });
    });
    this.answer([fill(this.words.refused ?? "", { count: String(count) })], list, this.words.kept);
  }

  private answer(sentences: string[], list: string[] = [], last = ""): void {
    const place = find(this.panel as HTMLElement, "[data-own-answer]");
    setText(place, "");
    place.classList.toggle("econ-own-refused", list.length > 0);
    place.append(...sentences.map((sentence) => make("p", {}, sentence)));
    if (list.length) place.append(make("ul", {}, ...list.map((line) => make("li", {}, line))));
    if (last) place.append(make("p", {}, last));
  }
}
