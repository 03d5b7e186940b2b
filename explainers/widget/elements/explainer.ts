// The element `<econ-explainer>`: brings the markup that the build has made to life, and connects its parts.

import { Code } from "../views/code";
import { tellApart } from "./copies";
import type { Imprint } from "../charts/saving";
import type { Chart, Explainer, Result, Values } from "../live/payload";
import { Controls } from "../views/controls";
import { delivery } from "../delivery/delivery";
import { afterPause, find, findAll, make, oncePerFrame, setAttribute, setText } from "../views/dom";
import { copy, save } from "../views/files";
import { complete } from "../live/apart";
import { interfaceIn } from "../live/interface";
import { link, query, queryOf, readLink } from "../live/link";
import { Numbers } from "../views/numbers";
import { OwnTable } from "../views/own-data";
import { type Failure, Runtime } from "../live/runtime";
import { SensitivityBars } from "../views/sensitivity";
import { Session, type State } from "../live/session";
import { Stage } from "../views/stage";
import { Status } from "../views/status";
import { csv, Table } from "../views/table";
import { Tabs } from "../views/tabs";
import { sameValues } from "../live/values";

const LASTS = 150; // milliseconds after which a run is said to be one
const NEAR = "300px"; // how far from the screen a widget starts
const PICTURE_SCALE = 2;
const FRAME_HEIGHT = 1000; // pixels, for pages that do not listen to what the frame says of its height

interface Parts {
  controls: Controls;
  stage: Stage;
  numbers: Numbers;
  table: Table;
  tabs: Tabs;
  bars: SensitivityBars;
  status: Status;
  code: Code;
  own: OwnTable;
  session: Session;
}

export class EconExplainer extends HTMLElement {
  explainer: Explainer | null = null;
  private result: Result | null = null;
  private soon = 0;
  private pinned: Result | null = null;
  private parts: Parts | null = null;
  private ending: AbortController | null = null;
  private readonly refresh = oncePerFrame(() => this.write());
  private readonly refreshBars = afterPause(() => void this.compareParameters(), 250);

  connectedCallback(): void {
    this.explainer ??= declaration(this);
    if (!this.explainer) return;
    tellApart(this);
    // Instant navigation runs every script that it brings in as a program, whatever its type.
    this.querySelector("script[data-explainer]")?.remove();
    this.result = this.startResult;
    this.pinned = null;
    this.ending = new AbortController();
    this.parts = this.connectParts(this.explainer, this.ending.signal);
    this.connectButtons(this.parts, this.ending.signal);
    this.toggleAttribute("data-live", true);
    this.dataset.state = "static";
    this.markPreset();
    this.readAddress();
    this.startWhenNear(this.ending.signal);
  }

  disconnectedCallback(): void {
    this.parts?.session.close();
    this.ending?.abort();
    clearTimeout(this.soon);
    this.parts = this.ending = null;
    this.removeAttribute("data-live");
    this.dataset.state = "static";
  }

  /** The settings that are shown. */
  get values(): Values {
    return this.parts?.controls.values ?? {};
  }

  /** Shows a named situation, or the start values for "". */
  showPreset(id: string): void {
    const result = this.explainer?.results[id];
    if (result) this.showValues(result.values);
  }

  /** The result of any settings, without showing them; what is not given is at its start value. Throws a Failure. */
  async compute(values: Values): Promise<Result> {
    if (!this.parts) throw { kind: "worker", message: "The explainer is not on a page." } satisfies Failure;
    return this.parts.session.compute(values);
  }

  /** Pins the start values and shows a situation beside them: what a prediction is compared with. */
  async reveal(id: string): Promise<void> {
    this.parts?.tabs.open("chart");
    if (this.explainer?.apart) await this.arrive();
    this.pin(this.startResult);
    this.showPreset(id);
  }

  /** Shows settings. */
  showValues(values: Values): void {
    this.parts?.controls.set(values);
    this.valuesChanged();
  }

  private connectParts(explainer: Explainer, signal: AbortSignal): Parts {
    const status = new Status(this, explainer.interface, signal);
    const session = new Session(explainer, {
      values: () => this.values,
      stateChanged: (state) => this.stateChanged(state),
      resultArrived: (result) => this.resultArrived(result),
      failed: (failure) => this.failed(failure),
      stopped: () => this.parts?.code.wasStopped(),
    });
    signal.addEventListener(
      "abort",
      Runtime.shared().onProgress(
        (loaded, total) => this.dataset.state === "loading" && status.progress(loaded, total),
      ),
    );
    const stage = new Stage(
      this,
      explainer,
      { chosen: () => this.refresh(), failed: (error) => this.chartFailed(error) },
      signal,
    );
    return {
      status,
      session,
      stage,
      controls: new Controls(this, explainer, () => this.valuesChanged(), signal),
      numbers: new Numbers(this, explainer),
      table: new Table(this, explainer),
      tabs: new Tabs(this, (name) => this.viewOpened(name), signal),
      bars: new SensitivityBars(this, explainer, () => this.barsOpened(), signal),
      code: new Code(
        this,
        explainer,
        {
          run: (source) => session.replace(source),
          stop: () => session.stop(),
          reset: () => session.restore(),
        },
        signal,
      ),
      own: new OwnTable(
        this,
        explainer,
        (table) => session.take(table),
        (values) => this.showValues({ ...this.values, ...values }),
        signal,
      ),
    };
  }

  private connectButtons({ session }: Parts, signal: AbortSignal): void {
    const actions: Record<string, () => void> = {
      pin: () => void this.togglePin(),
      share: () => void this.share(),
      embed: () => this.embed(),
      download: () => this.toggleMenu(),
      "full-screen": () => void this.toggleFullScreen(),
      reset: () => this.showPreset(""),
      start: () => void this.begin(),
      stop: () => void session.stop(),
    };
    for (const [name, act] of Object.entries(actions)) {
      const button = find<HTMLButtonElement>(this, `[data-action=${name}]`);
      button.disabled = false;
      button.addEventListener("click", act, { signal });
    }
    for (const button of findAll<HTMLButtonElement>(this, "button[data-preset]")) {
      button.disabled = false;
      button.addEventListener("click", () => this.showPreset(button.dataset.preset ?? ""), { signal });
    }
    for (const button of findAll(this, "[data-download]")) {
      button.addEventListener("click", () => void this.download(button.dataset.download ?? ""), { signal });
    }
    this.addEventListener("keydown", (event) => event.key === "Escape" && this.toggleMenu(false), { signal });
    document.addEventListener("click", (event) => this.closeMenuFor(event), { signal });
    document.addEventListener("fullscreenchange", () => this.fullScreenChanged(), { signal });
    find(this, "[data-action=full-screen]").hidden = !document.fullscreenEnabled;
    find(this, "[data-action=embed]").hidden = this.framed === null;
  }

  // Starting

  private startWhenNear(signal: AbortSignal): void {
    const connection = (navigator as { connection?: { saveData?: boolean } }).connection;
    if (connection?.saveData && !delivery().isLocal) {
      this.parts?.status.offerStart(Runtime.shared().size ?? null);
      return;
    }
    // Once: what fails then waits for "Try again", since a message that goes while the reader presses moves the rest.
    let hasBegun = false;
    const begin = () => {
      if (hasBegun) return;
      hasBegun = true;
      watcher.disconnect();
      void this.begin();
    };
    const watcher = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && begin(), {
      rootMargin: NEAR,
    });
    watcher.observe(this);
    this.addEventListener("focusin", begin, { once: true, signal });
    this.addEventListener("pointerdown", begin, { once: true, signal });
    signal.addEventListener("abort", () => watcher.disconnect());
  }

  private async begin(): Promise<void> {
    const parts = this.parts;
    if (!parts) return;
    parts.status.clear("problem");
    await Promise.all([parts.session.start(), parts.stage.load(), this.arrive()]);
  }

  /** The run of the start values; null until what is drawn of it has come. */
  private get startResult(): Result | null {
    return (this.explainer && !this.explainer.apart && this.explainer.results[""]) || null;
  }

  /** Fetches what is drawn of the situations. Where it does not come, Python is asked for what is shown. */
  private async arrive(): Promise<void> {
    if (this.explainer?.apart) await complete(this.explainer).catch(() => undefined);
    if (this.result) return;
    this.result = this.startResult;
    if (this.result) this.write();
    else this.parts?.session.show(this.values);
  }

  private readAddress(): void {
    const explainer = this.explainer as Explainer;
    const read = readLink(explainer, queryOf(location), (name, text) => isKnownElsewhere(this, name, text));
    if (!read) return;
    if (!sameValues(explainer, read.values, this.values)) this.showValues(read.values);
    const words = explainer.interface.link ?? {};
    if (read.problems.length)
      this.parts?.status.message("link", [words.title ?? "", ...read.problems, words.rest ?? ""]);
  }

  // Settings and results

  private valuesChanged(): void {
    this.markPreset();
    if (this.parts?.own.isMissing(this.values)) this.parts.own.ask();
    else this.parts?.session.show(this.values);
  }

  private resultArrived(result: Result): void {
    this.result = result;
    this.parts?.controls.markIdle(result);
    this.parts?.stage.show(result, this.pinned);
    this.refresh();
    if (this.parts?.bars.isOpen) this.refreshBars();
    this.dispatchEvent(
      new CustomEvent("explainer:result", { bubbles: true, detail: { ...result, slug: this.explainer?.slug } }),
    );
  }

  /** Writes what is in view; what is not is written when it is opened. */
  private write(): void {
    const { parts, result } = this;
    if (!parts || !result) return;
    parts.numbers.show(result, this.pinned);
    if (parts.tabs.current === "table") parts.table.show(parts.stage.chart, result, this.pinned);
  }

  private markPreset(): void {
    const explainer = this.explainer as Explainer;
    const chosen = explainer.presets.find(({ values }) => sameValues(explainer, values, this.values));
    for (const button of findAll(this, "button[data-preset]")) {
      setAttribute(button, "aria-pressed", String(button.dataset.preset === chosen?.id));
    }
    const isStart = sameValues(explainer, explainer.results[""]?.values ?? {}, this.values);
    const story = chosen ? explainer.words.presets[chosen.id]?.story : isStart ? explainer.words.question : undefined;
    setText(find(this, "[data-story]"), story ?? explainer.words.question);
  }

  private viewOpened(name: string): void {
    if (name === "code") void this.parts?.code.open();
    if (name === "chart" && this.result) this.parts?.stage.show(this.result, this.pinned);
    this.write();
  }

  private barsOpened(): void {
    void this.begin();
    this.refreshBars();
  }

  private async compareParameters(): Promise<void> {
    const { parts, result } = this;
    if (!parts || !result || !this.explainer) return;
    const answer = await parts.session.sensitivity(this.values);
    const now = result.outputs[this.explainer.sensitivity];
    parts.bars.show(answer, typeof now === "number" ? now : undefined);
  }

  // States and problems

  /** A run that is over soon is not said: to write it and to take it back would cost more than the run. */
  private stateChanged(state: State): void {
    clearTimeout(this.soon);
    if (state === "running" && this.dataset.state === "ready")
      this.soon = window.setTimeout(() => this.sayState(state), LASTS);
    else if (state !== this.dataset.state || state !== "ready") this.sayState(state);
    if (state === "ready" && this.parts?.bars.isOpen) this.refreshBars();
  }

  private sayState(state: State): void {
    const hasStarted = state === "ready" && this.dataset.state === "loading"; // a run also ends in this state
    this.dataset.state = state;
    this.parts?.status.show(state);
    if (hasStarted) this.dispatchEvent(new CustomEvent("explainer:started", { bubbles: true }));
  }

  private failed(failure: Failure): void {
    const { parts, explainer } = this;
    if (!parts || !explainer) return;
    const words = explainer.interface.problems ?? {};
    if (failure.kind === "model" && parts.session.edited) parts.code.explain(failure);
    const sentences = [words[failure.kind] ?? "", words.what_works ?? ""];
    const retry = { text: words.retry ?? "", act: () => void this.retry() };
    parts.status.message("problem", [sentences.join(" ")], [retry], failure.message ?? "");
  }

  private async retry(): Promise<void> {
    await this.begin();
    this.parts?.session.show(this.values);
  }

  private chartFailed(error: unknown): void {
    const words = this.explainer?.interface.problems ?? {};
    const retry = {
      text: words.retry ?? "",
      act: () => void this.parts?.stage.load().then((drawing) => drawing && this.parts?.status.clear("chart")),
    };
    this.parts?.status.message("chart", [words.chart ?? ""], [retry], String(error));
  }

  // Tools

  private async togglePin(): Promise<void> {
    if (!this.result) await this.arrive();
    this.pin(this.pinned ? null : this.result);
  }

  private pin(result: Result | null): void {
    const words = this.explainer?.interface.tools ?? {};
    this.pinned = result;
    const button = find(this, "[data-action=pin]");
    button.setAttribute("aria-pressed", String(result !== null));
    setText(find(button, "span"), (result ? words.unpin : words.pin) ?? "");
    this.toggleAttribute("data-pinned", result !== null);
    find(this, "[data-pinned-key]").hidden = result === null;
    if (result) this.parts?.status.confirm(words.pinned ?? "");
    if (this.result) this.parts?.stage.show(this.result, this.pinned);
    this.refresh();
  }

  private async share(): Promise<void> {
    const explainer = this.explainer as Explainer;
    const address = link(explainer, this.values, location.href, delivery().isLocal);
    const words = explainer.interface.tools ?? {};
    const own = explainer.own_data;
    const withTable = own !== null && this.values[own.parameter] === own.option;
    const note = withTable ? (explainer.interface.own_data?.not_in_link ?? "") : "";
    if (await copy(address)) {
      this.parts?.status.confirm(`${words.shared ?? ""} ${note}`.trim());
      return;
    }
    this.parts?.status.message("share", [`${words.share_by_hand ?? ""} ${note}`.trim()]);
    const field = make("input", { type: "text", readonly: "", value: address, "aria-label": words.share ?? "" });
    find(this, "[data-message=share] .econ-message-title").after(field);
    field.select();
  }

  private get framed(): string | null {
    return delivery().framed(this.explainer?.language ?? "", this.explainer?.slug ?? "");
  }

  /** Shows the code that puts this explainer, as it is set now, into another page. */
  private embed(): void {
    const explainer = this.explainer as Explainer;
    const words = explainer.interface.tools ?? {};
    const frame = make("iframe", {
      src: `${this.framed}?${query(explainer, this.values)}`,
      title: explainer.words.title,
      width: "100%",
      height: String(FRAME_HEIGHT),
      loading: "lazy",
      allow: "fullscreen; clipboard-write",
    });
    const code = make(
      "textarea",
      { readonly: "", rows: "4", "aria-label": words.embed ?? "", "data-snippet": "" },
      frame.outerHTML,
    );
    const copyCode = {
      text: words.embed_copy ?? "",
      act: () =>
        void copy(frame.outerHTML).then((done) => done && this.parts?.status.confirm(words.embed_copied ?? "")),
    };
    this.parts?.status.message("embed", [words.embed_intro ?? ""], [copyCode]);
    find(this, "[data-message=embed] .econ-message-title").after(code);
    code.select();
  }

  /** What a saved picture says of itself: the chart, where it comes from, and the address of this very state. */
  private imprint(chart: Chart): Imprint {
    const explainer = this.explainer as Explainer;
    const address = link(explainer, this.values, location.href, delivery().isLocal);
    return { title: explainer.words.charts[chart.id]?.title ?? chart.id, lines: [explainer.credit, address] };
  }

  private async download(kind: string): Promise<void> {
    this.toggleMenu(false);
    if (!this.result) await this.arrive();
    const { parts, result, explainer } = this;
    if (!parts || !result || !explainer) return;
    const name = `${explainer.slug}-${parts.stage.chart.id}.${kind}`;
    try {
      const drawing = await parts.stage.load();
      const svg = parts.stage.svg;
      const imprint = this.imprint(parts.stage.chart);
      if (kind === "csv")
        save(
          name,
          new Blob([csv(explainer, parts.stage.chart, result, [imprint.title, ...imprint.lines])], {
            type: "text/csv;charset=utf-8",
          }),
        );
      else if (!drawing || !svg) throw new Error(explainer.interface.problems?.chart);
      else if (kind === "svg") save(name, new Blob([drawing.standalone(svg, imprint)], { type: "image/svg+xml" }));
      else save(name, await drawing.toPng(svg, imprint, PICTURE_SCALE));
    } catch (error) {
      const pattern = explainer.interface.tools?.download_failed ?? "{reason}";
      parts.status.message("download", [
        pattern.replace("{reason}", error instanceof Error ? error.message : String(error)),
      ]);
    }
  }

  private toggleMenu(open?: boolean): void {
    const button = find(this, "[data-action=download]");
    const list = find(this, ".econ-menu-list");
    const hadFocus = list.contains(document.activeElement);
    list.hidden = !(open ?? list.hidden);
    button.setAttribute("aria-expanded", String(!list.hidden));
    if (list.hidden && hadFocus) button.focus();
  }

  private closeMenuFor(event: Event): void {
    if (!find(this, ".econ-menu").contains(event.target as Node)) this.toggleMenu(false);
  }

  private async toggleFullScreen(): Promise<void> {
    if (document.fullscreenElement) await document.exitFullscreen().catch(() => undefined);
    else await this.requestFullscreen().catch(() => undefined);
  }

  private fullScreenChanged(): void {
    const isFull = document.fullscreenElement === this;
    const words = this.explainer?.interface.tools ?? {};
    const button = find(this, "[data-action=full-screen]");
    button.setAttribute("aria-pressed", String(isFull));
    setText(find(button, "span"), (isFull ? words.leave_full_screen : words.full_screen) ?? "");
  }
}

/** What the build has put into an explainer's markup; null where the element has none. */
export function declaration(element: Element | null): Explainer | null {
  if (element instanceof EconExplainer && element.explainer) return element.explainer;
  const source = element?.querySelector("script[data-explainer]")?.textContent;
  if (!source) return null;
  const declared = JSON.parse(source) as Explainer;
  const model = element?.querySelector("[data-source]")?.textContent ?? "";
  return { ...declared, interface: interfaceIn(declared.language), model };
}

/**
 * Whether another explainer on the page has a setting of this name, or this situation, so that a link may speak of
 * it.
 */
function isKnownElsewhere(own: Element, name: string, text: string): boolean {
  if (name === "scene") return document.querySelector(`econ-scene[scene="${CSS.escape(text)}"]`) !== null;
  const wanted =
    name === "preset" ? `button[data-preset="${CSS.escape(text)}"]` : `input[type=range][name="${CSS.escape(name)}"]`;
  return findAll(document, `econ-explainer ${wanted}`).some((part) => !own.contains(part));
}
