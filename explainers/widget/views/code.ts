// The code view: the model's source, the reader's version of it, and what Python says about that.

import type { Explainer } from "../live/payload";
import { delivery } from "../delivery/delivery";
import { find, make, setText } from "./dom";
import type { Editor } from "./editor";
import { fill } from "../text/format";
import type { Failure } from "../live/runtime";

export interface Runner {
  /** Runs the reader's version; throws a Failure. */
  replace(source: string): Promise<void>;
  stop(): Promise<void>;
  /** Goes back to the original. */
  restore(): void;
}

type ButtonName = "run" | "stop" | "reset";

export class Code {
  private editor: Editor | null = null;
  private opening: Promise<void> | null = null;
  private isRunning = false;
  private readonly panel: HTMLElement;
  private readonly source: HTMLElement;
  private readonly place: HTMLElement;
  private readonly status: HTMLElement;
  private readonly words: Record<string, string>;

  constructor(
    private readonly root: HTMLElement,
    private readonly explainer: Explainer,
    private readonly runner: Runner,
    signal: AbortSignal,
  ) {
    this.words = explainer.interface.code ?? {};
    this.panel = find(root, "[data-panel=code]");
    this.source = find(root, "[data-source]");
    this.place = find(root, "[data-editor]");
    this.status = find(root, "[data-code-status]");
    this.button("run").addEventListener("click", () => void this.run(), { signal });
    this.button("stop").addEventListener("click", () => void this.runner.stop(), { signal });
    this.button("reset").addEventListener("click", () => this.reset(), { signal });
    signal.addEventListener("abort", () => this.close());
  }

  /** Puts the editor in place of the plain text; the text stays where the editor cannot be fetched. */
  open(): Promise<void> {
    this.opening ??= this.load().catch((error: unknown) => {
      this.opening = null;
      setText(this.status, this.words.editor_failed ?? String(error));
    });
    return this.opening;
  }

  /** Says that the original runs again, because the run had to be stopped. */
  wasStopped(): void {
    this.showEdited(false);
    this.say(this.words.stopped ?? "");
  }

  /** Says what went wrong in the reader's version, and marks its line. */
  explain(failure: Failure): void {
    const place = failure.line
      ? fill(this.words.error_line ?? "", { line: String(failure.line) })
      : (this.words.error ?? "");
    const isKept = failure.kind === "model" || failure.kind === "left_out";
    const sentences = [
      place,
      this.words[failure.type ?? ""] ?? "",
      failure.traceback ? "" : (failure.message ?? ""),
      isKept ? (this.words.kept ?? "") : "",
    ];
    this.say(sentences.filter(Boolean).join(" "), failure.traceback);
    this.editor?.mark(failure.line ?? null);
  }

  private async load(): Promise<void> {
    const { openEditor } = await delivery().editor();
    if (!this.root.isConnected || this.editor) return;
    const attributes = {
      "aria-label": this.words.editor ?? "",
      "aria-describedby": find(this.panel, "[data-keys]").id,
      tabindex: "0",
    };
    this.place.hidden = false;
    this.source.hidden = true;
    this.editor = openEditor(this.place, this.explainer.model, attributes);
    this.enable();
  }

  private async run(): Promise<void> {
    if (!this.editor || this.isRunning) return;
    this.isRunning = true;
    this.enable();
    this.editor.mark(null);
    this.say("");
    const source = this.editor.text();
    try {
      await this.runner.replace(source);
      const isEdited = source !== this.explainer.model;
      this.showEdited(isEdited);
      this.say((isEdited ? this.words.running_yours : this.words.back) ?? "");
    } catch (failure) {
      if ((failure as Failure).kind === "stopped") this.wasStopped();
      else this.explain(failure as Failure);
    } finally {
      this.isRunning = false;
      this.enable();
    }
  }

  private reset(): void {
    this.editor?.setText(this.explainer.model);
    this.editor?.mark(null);
    this.runner.restore();
    this.showEdited(false);
    this.say(this.words.back ?? "");
  }

  private showEdited(isEdited: boolean): void {
    this.root.toggleAttribute("data-edited", isEdited);
  }

  private enable(): void {
    this.button("run").disabled = !this.editor || this.isRunning;
    this.button("stop").disabled = !this.editor;
    this.button("reset").disabled = !this.editor || this.isRunning;
  }

  private button(name: ButtonName): HTMLButtonElement {
    return find<HTMLButtonElement>(this.panel, `[data-code=${name}]`);
  }

  private say(text: string, traceback?: string): void {
    setText(this.status, text);
    this.panel.querySelector(".econ-traceback")?.remove();
    if (traceback)
      this.status.after(
        make("pre", { class: "econ-traceback", tabindex: "0", "aria-label": this.words.error ?? "" }, traceback),
      );
  }

  private close(): void {
    this.editor?.destroy();
    this.editor = null;
    this.opening = null;
    this.place.hidden = true;
    this.source.hidden = false;
  }
}
