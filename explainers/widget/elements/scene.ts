// The element `<econ-scene>`: a small live picture in the text. It answers from the stops that the build has run, and
// more exactly once the page's laboratory has Python.

import type { Imprint } from "../charts/saving";
import { delivery } from "../delivery/delivery";
import { inFile, inMarkup } from "../live/declared";
import { interfaceIn } from "../live/interface";
import { queryOf, readSceneLink, sceneIn, sceneLink } from "../live/link";
import type { Explainer, Values } from "../live/payload";
import { Answers, asExplainer, type Scene, type Shown } from "../live/scene";
import { Store } from "../live/store";
import { Answer } from "../views/answer";
import { find, findAll, make, setText } from "../views/dom";
import { copy, save } from "../views/files";
import { FirstStep } from "../views/first-step";
import { Menu } from "../views/menu";
import { Messages } from "../views/messages";
import { Nudge } from "../views/nudge";
import { Picture } from "../views/picture";
import { Sliders } from "../views/sliders";
import { Table } from "../views/table";
import { tellApart } from "./copies";
import { declaration, EconExplainer } from "./explainer";
import { project } from "./projection";

const SOURCE = "script[data-scene]";
const NEAR = "600px"; // how far from the screen a scene fetches what it needs
const PICTURE_SCALE = 2;
const FRAME_HEIGHT = 680; // pixels, for pages that do not listen to what the frame says of its height

export class EconScene extends HTMLElement {
  private scene: Scene | null = null;
  private store: Store<Shown> | null = null;
  private answers: Answers | null = null;
  private picture: Picture | null = null;
  private table: Table | null = null;
  private messages: Messages | null = null;
  private firstStep: FirstStep | null = null;
  private ending: AbortController | null = null;
  /** Ends when what the build has declared of it is there, or cannot be had. */
  arrived: Promise<void> = Promise.resolve();

  connectedCallback(): void {
    this.scene ??= complete(inMarkup<Scene>(this.querySelector(SOURCE)));
    if (this.scene) this.live(this.scene);
    else this.arrived = this.fetch();
  }

  /** Comes to life once the page's file is there; where it does not come, the page says so. */
  private async fetch(): Promise<void> {
    try {
      this.scene ??= complete(await inFile<Scene>(this));
      if (this.scene && this.isConnected && !this.isAlive) this.live(this.scene);
    } catch (error) {
      console.warn(error);
      find(this, "[data-not-alive]").hidden = false;
    }
  }

  private get isAlive(): boolean {
    return this.hasAttribute("data-live");
  }

  private live(scene: Scene): void {
    tellApart(this);
    // Instant navigation runs every script that it brings in as a program, whatever its type.
    this.querySelector(SOURCE)?.remove();
    this.ending = new AbortController();
    this.bringToLife(scene, this.ending.signal);
    this.toggleAttribute("data-live", true);
    this.readAddress(scene);
  }

  disconnectedCallback(): void {
    this.ending?.abort();
    this.answers?.close();
    this.removeAttribute("data-live");
    this.dataset.state = "static";
  }

  /** The settings that are shown. */
  get values(): Values {
    return this.store?.now.values ?? {};
  }

  /** Fills the screen with this scene, and leads from it to the others of the page. */
  project(): void {
    project(this, this.words);
  }

  private bringToLife(scene: Scene, signal: AbortSignal): void {
    const store = new Store<Shown>({ values: scene.start, result: null, pinned: null, state: "static" });
    const messages = new Messages(find(this, "[data-messages]"), scene.interface);
    const answers = new Answers(scene, store, {
      laboratory: () => this.mayStart(),
      bring: (name) => delivery().runs(name),
      failed: (details) => this.failed(details),
      lost: ({ message }) => this.say("lost", "lost", () => answers.begin(true), message),
      recovered: () => this.recovered(),
    });
    [this.store, this.answers, this.messages] = [store, answers, messages];
    const isCovered = () => scene.is_covered && (this.firstStep?.isAsking ?? false);
    this.picture = new Picture(this, store, (error) => this.chartFailed(error), signal, isCovered);
    this.table = new Table(this, asExplainer(scene));
    const answer = new Answer(this, scene, store, signal);
    const sliders = new Sliders(this, scene, store, (wanted, isDragged) => this.move(wanted, isDragged), signal);
    new Nudge(this, scene, { store, answers, picture: this.picture, sliders }, signal);
    const uncover = () => void (scene.is_covered && this.picture?.load());
    const take = (values: Values) => this.take(values);
    const parts = { store, answers, answer, sliders, take, uncover };
    if (scene.reveal) this.firstStep = new FirstStep(this, scene, parts, signal);
    store.subscribe(({ state, result }, before) => {
      this.dataset.state = state;
      if (result && result !== before.result) this.shown(result);
    }, signal);
    this.connectTools(new Menu(this, find(this, "[data-action=menu]"), signal), signal);
    document.addEventListener("explainer:started", (event) => this.follow(event), { signal });
    this.prepareWhenNear(signal);
  }

  /** The laboratory on this page, unless Python would have to be fetched by a reader who saves data. */
  private mayStart(): Explainer | null {
    const connection = (navigator as { connection?: { saveData?: boolean } }).connection;
    const { laboratory } = this;
    const runs = ["ready", "running"].includes(laboratory?.dataset.state ?? "");
    return connection?.saveData && !delivery().isLocal && !runs ? null : declaration(laboratory);
  }

  private get laboratory(): HTMLElement | null {
    return document.querySelector<HTMLElement>(`econ-explainer[slug="${CSS.escape(this.getAttribute("for") ?? "")}"]`);
  }

  /** Python has been started by the laboratory: this scene then answers with it, too. */
  private follow({ target }: Event): void {
    if (target instanceof EconExplainer && target.explainer?.slug === this.scene?.slug) this.answers?.begin();
  }

  private prepareWhenNear(signal: AbortSignal): void {
    const prepare = () => {
      watcher.disconnect();
      void this.answers?.prepare();
      void this.picture?.load();
    };
    const watcher = new IntersectionObserver((all) => all.some(({ isIntersecting }) => isIntersecting) && prepare(), {
      rootMargin: NEAR,
    });
    watcher.observe(this);
    this.addEventListener("focusin", prepare, { once: true, signal });
    signal.addEventListener("abort", () => watcher.disconnect());
  }

  private move(wanted: Values, isDragged: boolean): void {
    this.answers?.move(wanted, isDragged);
    this.wait();
  }

  private take(wanted: Values): void {
    this.answers?.take(wanted);
    this.wait();
  }

  private wait(): void {
    if (!this.store?.now.result) setText(find(this, "[data-status]"), this.words.waiting ?? "");
  }

  private shown(shown: Shown): void {
    const { slug, id } = this.scene as Scene;
    setText(find(this, "[data-status]"), "");
    if (find<HTMLDetailsElement>(this, "[data-table]").open) this.writeTable();
    const { values, outputs } = shown.result;
    const detail = { slug, scene: id, values, outputs, sentence: shown.sentence, met: shown.met };
    this.dispatchEvent(new CustomEvent("scene:result", { bubbles: true, detail }));
  }

  // Tools

  private connectTools(menu: Menu, signal: AbortSignal): void {
    const tools: Record<string, () => void> = {
      link: () => void this.offer("link", this.address, ["linked", "link_by_hand"]),
      embed: () => void this.offer("embed", this.frameCode, ["embedded", "embed_by_hand"]),
      laboratory: () => this.openLaboratory(),
      picture: () => void this.savePicture(),
      table: () => this.openTable(),
      project: () => this.project(),
    };
    for (const [name, act] of Object.entries(tools)) {
      const use = () => {
        menu.toggle(false);
        act();
      };
      find(this, `[data-action=${name}]`).addEventListener("click", use, { signal });
    }
    find(this, "[data-action=embed]").hidden = this.framed === null;
    find(this, "[data-action=laboratory]").hidden = this.laboratory === null;
    find(this, "[data-table]").addEventListener("toggle", () => this.writeTable(), { signal });
  }

  private get words(): Record<string, string> {
    return this.scene?.interface.scene ?? {};
  }

  private get address(): string {
    const scene = this.scene as Scene;
    const state = { id: scene.id, place: this.id, values: this.values };
    return sceneLink(asExplainer(scene), state, location.href, delivery().isLocal);
  }

  /** The page that holds only this scene; null where there is none. */
  private get framed(): string | null {
    const { language, slug, id } = this.scene as Scene;
    const page = delivery().framed(language, slug);
    return page && `${page}${id}/`;
  }

  /** The code of a frame with this scene, as it is set now. */
  private get frameCode(): string {
    const scene = this.scene as Scene;
    const place = `${scene.slug}-scene-${scene.id}`;
    const src = sceneLink(asExplainer(scene), { id: scene.id, place, values: this.values }, this.framed ?? "");
    const { title } = scene.words.scene;
    const size = { width: "100%", height: String(FRAME_HEIGHT), loading: "lazy", allow: "clipboard-write" };
    return make("iframe", { src, title, ...size }).outerHTML;
  }

  /** Copies a text, or shows it where the browser lets no page copy. */
  private async offer(name: string, text: string, [done, byHand]: [string, string]): Promise<void> {
    const { words } = this;
    if (await copy(text)) {
      this.confirm(words[done] ?? "");
      return;
    }
    this.messages?.show("share", [words[byHand] ?? ""]);
    const field = make("input", { type: "text", readonly: "", value: text, "aria-label": words[name] ?? "" });
    find(this, "[data-message=share] .econ-message-title").after(field);
    field.select();
  }

  private openLaboratory(): void {
    const { laboratory } = this;
    if (!(laboratory instanceof EconExplainer)) return;
    laboratory.showValues(this.values);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    laboratory.scrollIntoView({ behavior: calm ? "instant" : "smooth", block: "start" });
    findAll<HTMLElement>(laboratory, "button, input")
      .find((part) => part.checkVisibility())
      ?.focus({ preventScroll: true });
  }

  private async savePicture(): Promise<void> {
    const scene = this.scene as Scene;
    const title = scene.words.charts[scene.chart.id]?.title ?? scene.chart.id;
    const imprint: Imprint = { title, lines: [scene.credit, this.address] };
    try {
      const drawing = await this.picture?.load();
      const svg = this.picture?.svg;
      if (!drawing || !svg) throw new Error(scene.interface.problems?.chart);
      save(`${scene.slug}-${scene.id}.png`, await drawing.toPng(svg, imprint, PICTURE_SCALE));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.messages?.show("download", [(this.words.picture_failed ?? "{reason}").replace("{reason}", reason)]);
    }
  }

  private openTable(): void {
    const details = find<HTMLDetailsElement>(this, "[data-table]");
    details.open = true;
    find(details, "summary").focus();
  }

  private writeTable(): void {
    const shown = this.store?.now.result;
    if (shown) this.table?.show(shown.chart, shown.result, null, shown.explainer);
  }

  private confirm(text: string): void {
    setText(find(this, "[data-status]"), text);
    setText(find(this, "[data-announcement]"), text);
  }

  // Links and problems

  private readAddress(scene: Scene): void {
    const query = queryOf(location);
    if (sceneIn(query) !== scene.id || this.id !== `${scene.slug}-scene-${scene.id}`) return;
    const read = readSceneLink(asExplainer(scene), query);
    if (delivery().isLocal) this.scrollIntoView({ behavior: "instant" });
    if (!read) return;
    this.firstStep?.release();
    this.take({ ...scene.start, ...read.values });
    const words = scene.interface.link ?? {};
    if (read.problems.length) this.messages?.show("link", [words.title ?? "", ...read.problems, words.rest ?? ""]);
  }

  private failed(details: string): void {
    setText(find(this, "[data-status]"), "");
    const retry = () => {
      this.messages?.clear("stops");
      void this.answers?.prepare();
      this.answers?.begin(true);
    };
    this.say("stops", delivery().isLocal ? "damaged" : "no_stops", retry, details);
  }

  private chartFailed(error: unknown): void {
    const words = this.scene?.interface.problems ?? {};
    const retry = {
      text: words.retry ?? "",
      act: () => void this.picture?.load().then((is) => is && this.messages?.clear("chart")),
    };
    this.messages?.show("chart", [words.chart ?? ""], [retry], String(error));
  }

  private say(kind: string, word: string, act: () => void, details = ""): void {
    if (this.querySelector(`[data-message="${kind}"]`)) return; // it is said already
    const retry = { text: this.scene?.interface.problems?.retry ?? "", act };
    this.messages?.show(kind, [this.words[word] ?? ""], [retry], details);
  }

  private recovered(): void {
    this.messages?.clear("stops");
    this.messages?.clear("lost");
  }
}

/** What the build has declared, with the words of the interface. */
function complete(declared: Scene | null): Scene | null {
  return declared && { ...declared, interface: interfaceIn(declared.language) };
}
