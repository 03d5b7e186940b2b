// The element `<econ-explainer>`: brings the markup that the build has made to life. It only connects: what is wanted
// and shown stands in a store, the laboratory changes it, and each view follows it by itself.

import { delivery } from "../delivery/delivery";
import { Ahead } from "../live/ahead";
import { inFile, inMarkup } from "../live/declared";
import { interfaceIn } from "../live/interface";
import { Laboratory } from "../live/laboratory";
import { queryOf, readLink } from "../live/link";
import type { Explainer, Result, Values } from "../live/payload";
import { type Failure, Runtime } from "../live/runtime";
import { savesData } from "../live/sparing";
import { sameValues } from "../live/values";
import { Code } from "../views/code";
import { Controls } from "../views/controls";
import { connectAll, find, findAll } from "../views/dom";
import { Downloads } from "../views/downloads";
import { FullScreen } from "../views/full-screen";
import { LiveTable } from "../views/live-table";
import { Menu } from "../views/menu";
import { MoreSettings } from "../views/more-settings";
import { Numbers } from "../views/numbers";
import { OwnTable } from "../views/own-data";
import { Panels } from "../views/panels";
import { Pin } from "../views/pin";
import { Problems } from "../views/problems";
import { SensitivityBars } from "../views/sensitivity";
import { Sharing } from "../views/sharing";
import { Situations } from "../views/situations";
import { Stage } from "../views/stage";
import { StateMark } from "../views/state";
import { Status } from "../views/status";
import { tellApart } from "./copies";
import { whenNear } from "./near";

const SOURCE = "script[data-explainer]";
const NEAR = "300px"; // how far from the screen a widget starts

export class EconExplainer extends HTMLElement {
  explainer: Explainer | null = null;
  private laboratory: Laboratory | null = null;
  private stage: Stage | null = null;
  private status: Status | null = null;
  private ending: AbortController | null = null;

  connectedCallback(): void {
    this.explainer ??= declaration(this);
    if (this.explainer) this.live(this.explainer);
    else void this.fetch();
  }

  /** Comes to life once the page's file is there; where it does not come, the page says so. */
  private async fetch(): Promise<void> {
    try {
      const declared = await inFile<Explainer>(this);
      if (declared) this.explainer ??= whole(this, declared);
      if (this.explainer && this.isConnected && !this.ending) this.live(this.explainer);
    } catch (error) {
      console.warn(error);
      find(this, "[data-not-alive]").hidden = false;
    }
  }

  private live(explainer: Explainer): void {
    tellApart(this);
    // Instant navigation runs every script that it brings in as a program, whatever its type.
    this.querySelector(SOURCE)?.remove();
    this.ending = new AbortController();
    this.bringToLife(explainer, this.ending.signal);
    this.toggleAttribute("data-live", true);
  }

  disconnectedCallback(): void {
    this.laboratory?.close();
    this.ending?.abort();
    this.laboratory = this.stage = this.status = this.ending = null;
    this.removeAttribute("data-live");
    this.dataset.state = "static";
  }

  /** The settings that are shown. */
  get values(): Values {
    return this.laboratory?.store.now.values ?? {};
  }

  /** Shows a named situation, or the start values for "". */
  showPreset(id: string): void {
    this.laboratory?.showPreset(id);
  }

  /** Shows settings. */
  showValues(values: Values): void {
    this.laboratory?.show(values);
  }

  /** The result of any settings, without showing them; what is not given is at its start value. Throws a Failure. */
  async compute(values: Values): Promise<Result> {
    if (!this.laboratory) throw { kind: "worker", message: "The explainer is not on a page." } satisfies Failure;
    return this.laboratory.session.compute(values);
  }

  /** Pins the start values and shows a situation beside them: what a prediction is compared with. */
  async reveal(id: string): Promise<void> {
    await this.laboratory?.compare(id);
  }

  private bringToLife(explainer: Explainer, signal: AbortSignal): void {
    const status = new Status(this, explainer.interface, signal);
    const laboratory = new Laboratory(explainer, {
      failed: (failure) => problems.show(failure),
      stopped: () => code.wasStopped(),
    });
    const { session, store } = laboratory;
    const begin = () => void this.begin();
    const explain = (failure: Failure) => session.edited && code.explain(failure);
    const problems = new Problems(explainer, status, () => void this.retry(), explain);
    const stage = new Stage(this, explainer, store, (error) => problems.showChart(error, stage), signal);
    const panels = new Panels(this, signal);
    const code = new Code(this, explainer, session, signal);
    const more = new MoreSettings(this, explainer, store, signal);
    [this.laboratory, this.stage, this.status] = [laboratory, stage, status];
    panels.whenOpened("code", () => void code.open());
    panels.whenOpened("sensitivity", begin);
    new StateMark(this, store, status, signal);
    new Controls(this, explainer, store, (some) => laboratory.change(some), signal);
    new Situations(this, explainer, store, (id) => laboratory.showPreset(id), signal);
    new Numbers(this, explainer, store, signal);
    new LiveTable(this, explainer, store, { stage, panels }, signal);
    new SensitivityBars(this, laboratory, panels, signal);
    new OwnTable(this, laboratory, panels, signal);
    new Ahead(this, laboratory, signal);
    this.connectTools(laboratory, stage, status, signal);
    connectAll(this, { start: begin, stop: () => void session.stop() }, signal);
    store.subscribe(({ result }, before) => result && result !== before.result && this.tell(result), signal);
    this.followDownload(status, signal);
    this.readAddress(laboratory, more);
    this.startWhenNear(signal);
  }

  private connectTools(laboratory: Laboratory, stage: Stage, status: Status, signal: AbortSignal): void {
    const { explainer, store } = laboratory;
    const sharing = new Sharing(this, explainer, store, status);
    new Menu(this, find(this, "[data-action=menu]"), signal);
    new Pin(this, laboratory, status, signal);
    new FullScreen(this, explainer, signal);
    new Downloads(this, laboratory, { stage, status }, signal);
    connectAll(this, { share: () => void sharing.share(), embed: () => sharing.embed() }, signal);
  }

  // Starting

  private startWhenNear(signal: AbortSignal): void {
    if (savesData() && !delivery().isLocal) this.status?.offerStart(Runtime.shared().size ?? null);
    // Once: what fails then waits for "Try again", since a message that goes while the reader presses moves the rest.
    else whenNear(this, NEAR, () => void this.begin(), signal);
  }

  private async begin(): Promise<void> {
    this.status?.clear("problem");
    await Promise.all([this.laboratory?.session.start(), this.stage?.load(), this.laboratory?.arrive()]);
  }

  private async retry(): Promise<void> {
    await this.begin();
    this.laboratory?.showAgain();
  }

  private followDownload(status: Status, signal: AbortSignal): void {
    const follow = (loaded: number, total: number) =>
      this.dataset.state === "loading" && status.progress(loaded, total);
    signal.addEventListener("abort", Runtime.shared().onProgress(follow));
  }

  /** Shows what a link holds, also where that is a setting that stands further down. */
  private readAddress(laboratory: Laboratory, more: MoreSettings): void {
    const { explainer } = laboratory;
    const read = readLink(explainer, queryOf(location), (name, text) => isKnownElsewhere(this, name, text));
    if (!read) return;
    if (!sameValues(explainer, read.values, this.values)) laboratory.show(read.values);
    more.openWhereChanged();
    const words = explainer.interface.link ?? {};
    if (read.problems.length) this.status?.message("link", [words.title ?? "", ...read.problems, words.rest ?? ""]);
  }

  private tell(result: Result): void {
    const detail = { ...result, slug: this.explainer?.slug };
    this.dispatchEvent(new CustomEvent("explainer:result", { bubbles: true, detail }));
  }
}

/** What the build has declared of an explainer; null where the element has none, or waits for it. */
export function declaration(element: Element | null): Explainer | null {
  if (element instanceof EconExplainer && element.explainer) return element.explainer;
  const declared = inMarkup<Explainer>(element?.querySelector(SOURCE));
  return declared && element && whole(element, declared);
}

/** The same with the words of the interface, and with the model, which stands in the code view. */
function whole(element: Element, declared: Explainer): Explainer {
  const model = element.querySelector("[data-source]")?.textContent ?? "";
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
