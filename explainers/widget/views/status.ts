// What the reader is told about the runtime: how far it has loaded, that it runs, what went wrong.

import type { Interface } from "../live/payload";
import { find, setText } from "./dom";
import { type Action, Messages } from "./messages";
import { fill } from "../text/format";
import type { State } from "../live/session";

const MEGABYTE = 1_000_000;
const LONG = 650; // milliseconds after which a run that is said to last may be stopped by hand
const STAYS = 3000; // milliseconds for which the answer to what the reader did is not written over

export class Status {
  private readonly bar: HTMLProgressElement;
  private readonly text: HTMLElement;
  private readonly announcement: HTMLElement;
  private readonly stop: HTMLElement;
  private readonly ask: HTMLElement;
  private readonly messages: Messages;
  private timer = 0;
  private staying = 0;
  private next: [text: string, aloud: boolean] | null = null;

  constructor(
    root: HTMLElement,
    private readonly words: Interface,
    signal: AbortSignal,
  ) {
    this.bar = find<HTMLProgressElement>(root, ".econ-status progress");
    this.text = find(root, "[data-status]");
    this.announcement = find(root, "[data-status-announcement]");
    this.stop = find(root, "[data-action=stop]");
    this.ask = find(root, "[data-action=start]");
    this.messages = new Messages(find(root, "[data-messages]"), words);
    signal.addEventListener("abort", () => [this.timer, this.staying].forEach(clearTimeout));
  }

  /** Follows the state of the widget. */
  show(state: State): void {
    clearTimeout(this.timer);
    this.stop.hidden = true;
    this.bar.hidden = state !== "loading";
    if (state !== "static") this.ask.hidden = true;
    const loading = this.words.loading ?? {};
    if (state === "loading") this.say(loading.starting ?? "", true);
    if (state === "ready") {
      this.say(loading.ready ?? "", true);
      this.clear("problem");
    }
    if (state === "error") this.say("");
    if (state === "running") this.timer = window.setTimeout(() => this.offerStop(), LONG);
  }

  /** Says how many bytes have come. */
  progress(loaded: number, total: number): void {
    if (!(total > 0)) return;
    const loading = this.words.loading ?? {};
    this.bar.max = total;
    this.bar.value = loaded;
    const counted = fill(loading.progress ?? "", {
      loaded: megabytes(Math.min(loaded, total)),
      total: megabytes(total),
    });
    this.say(loaded < total ? counted : (loading.preparing ?? ""));
  }

  /** Waits for the reader to ask, and says how large the download is. */
  offerStart(bytes: number | null): void {
    const loading = this.words.loading ?? {};
    this.say(loading.ask ?? "");
    setText(this.ask, bytes ? fill(loading.start_size ?? "", { size: megabytes(bytes) }) : (loading.start ?? ""));
    this.ask.hidden = false;
  }

  /** Puts a message above the controls; one of each kind. */
  message(kind: string, sentences: string[], actions: Action[] = [], details = ""): void {
    this.messages.show(kind, sentences, actions, details);
  }

  /** Takes a message away. */
  clear(kind: string): void {
    this.messages.clear(kind);
  }

  /** Answers what the reader did; whatever there is to say about the runtime meanwhile waits. */
  confirm(text: string): void {
    clearTimeout(this.staying);
    this.write(text, true);
    this.staying = window.setTimeout(() => {
      this.staying = 0;
      if (this.next) this.write(...this.next);
      this.next = null;
    }, STAYS);
  }

  /** A short sentence in the status line; aloud only where it is worth an interruption. */
  private say(text: string, aloud = false): void {
    if (this.staying) this.next = [text, aloud];
    else this.write(text, aloud);
  }

  private write(text: string, aloud: boolean): void {
    setText(this.text, text);
    if (aloud) setText(this.announcement, text);
  }

  private offerStop(): void {
    this.say(this.words.loading?.long ?? "", true);
    this.stop.hidden = false;
  }
}

function megabytes(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(1);
}
