// A link to the present settings, and the code that puts the explainer with them into another page.

import { delivery } from "../delivery/delivery";
import { link, query } from "../live/link";
import type { Explainer, Result } from "../live/payload";
import type { Store } from "../live/store";
import { find, make } from "./dom";
import { copy } from "./files";
import type { Status } from "./status";

const FRAME_HEIGHT = 1000; // pixels, for pages that do not listen to what the frame says of its height

export class Sharing {
  private readonly words: Record<string, string>;

  constructor(
    private readonly root: HTMLElement,
    private readonly explainer: Explainer,
    private readonly store: Store<Result>,
    private readonly status: Status,
  ) {
    this.words = explainer.interface.tools ?? {};
    find(root, "[data-action=embed]").hidden = this.framed === null;
  }

  /** Copies the link; where the browser does not allow that, it is shown. */
  async share(): Promise<void> {
    const { explainer, words } = this;
    const { values } = this.store.now;
    const address = link(explainer, values, location.href, delivery().isLocal);
    const own = explainer.own_data;
    const withTable = own !== null && values[own.parameter] === own.option;
    const note = withTable ? (explainer.interface.own_data?.not_in_link ?? "") : "";
    if (await copy(address)) {
      this.status.confirm(`${words.shared ?? ""} ${note}`.trim());
      return;
    }
    this.status.message("share", [`${words.share_by_hand ?? ""} ${note}`.trim()]);
    const field = make("input", { type: "text", readonly: "", value: address, "aria-label": words.share ?? "" });
    this.putInto("share", field);
    field.select();
  }

  /** Shows the code, and copies it when asked. */
  embed(): void {
    const { words } = this;
    const text = this.frame().outerHTML;
    const attributes = { readonly: "", rows: "4", "aria-label": words.embed ?? "", "data-snippet": "" };
    const code = make("textarea", attributes, text);
    const act = () => void copy(text).then((done) => done && this.status.confirm(words.embed_copied ?? ""));
    this.status.message("embed", [words.embed_intro ?? ""], [{ text: words.embed_copy ?? "", act }]);
    this.putInto("embed", code);
    code.select();
  }

  private frame(): HTMLIFrameElement {
    return make("iframe", {
      src: `${this.framed}?${query(this.explainer, this.store.now.values)}`,
      title: this.explainer.words.title,
      width: "100%",
      height: String(FRAME_HEIGHT),
      loading: "lazy",
      allow: "fullscreen; clipboard-write",
    });
  }

  private get framed(): string | null {
    return delivery().framed(this.explainer.language, this.explainer.slug);
  }

  private putInto(kind: string, field: HTMLElement): void {
    find(this.root, `[data-message=${kind}] .econ-message-title`).after(field);
  }
}
