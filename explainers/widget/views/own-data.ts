// The reader's own table: pasted or opened as a file, read by the runner's Python, never sent anywhere.

import type { Explainer, Taken, Values } from "../live/payload";
import { find, make, setText } from "./dom";
import { encode } from "../text/base64";
import { fill } from "../text/format";

export class OwnTable {
  private readonly panel: HTMLDetailsElement | null;
  private readonly words: Record<string, string>;
  private has = false;

  constructor(
    root: HTMLElement,
    private readonly explainer: Explainer,
    private readonly take: (base64: string) => Promise<Taken>,
    private readonly show: (values: Values) => void,
    signal: AbortSignal,
  ) {
    this.words = explainer.interface.own_data ?? {};
    this.panel = root.querySelector<HTMLDetailsElement>("[data-own-data]");
    if (!this.panel) return;
    const file = find<HTMLInputElement>(this.panel, "[data-own-file]");
    find(this.panel, "[data-own=use]").addEventListener("click", () => void this.usePasted(), { signal });
    find(this.panel, "[data-own=example]").addEventListener("click", () => this.showExample(), { signal });
    file.addEventListener("change", () => void this.open(file), { signal });
  }

  /** Whether these settings ask for a table that is not there. */
  isMissing(values: Values): boolean {
    const own = this.explainer.own_data;
    return own !== null && values[own.parameter] === own.option && !this.has;
  }

  /** Shows where a table can be put in, and says that one is needed first. */
  ask(): void {
    if (!this.panel) return;
    this.panel.open = true;
    this.answer([this.words.needed ?? ""]);
    this.panel.scrollIntoView({ block: "nearest" }); // the focus stays in the list that the reader is in
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
      const answer = await this.take(encode(bytes));
      if (answer.text) this.text.value = answer.text; // of a file; where there is none, what was pasted before stays
      if (answer.problems.length) {
        this.refuse(answer);
        return;
      }
      this.answer([fill(this.words.taken ?? "", { rows: String(answer.rows) })]);
      this.has = true;
      const own = this.explainer.own_data;
      if (own) this.show({ [own.parameter]: own.option });
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
