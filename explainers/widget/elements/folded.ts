// The element `<econ-folded-scene>`: one line on a page of another subject, which unfolds into a scene. Its markup is
// fetched only then, so that a page may offer many. Where it cannot be had, the link to the scene's own page stays.

import { delivery } from "../delivery/delivery";
import { find } from "../views/dom";

export class EconFoldedScene extends HTMLElement {
  private ending: AbortController | null = null;
  private isFetching = false;

  connectedCallback(): void {
    this.ending = new AbortController();
    const details = find<HTMLDetailsElement>(this, "details");
    details.addEventListener("toggle", () => details.open && this.unfold(), { signal: this.ending.signal });
    this.toggleAttribute("data-live", true);
  }

  disconnectedCallback(): void {
    this.ending?.abort();
    this.removeAttribute("data-live");
  }

  private async unfold(): Promise<void> {
    const place = this.querySelector("[data-place]");
    if (!place || this.isFetching) return;
    this.isFetching = true;
    try {
      const { markup } = (await delivery().runs(this.getAttribute("file") ?? "")) as { markup: string };
      place.replaceWith(...scenesIn(markup));
    } catch (error) {
      console.warn(error);
    }
    this.isFetching = false;
  }
}

/** The one place where the widget makes HTML from a text: one that the build has written, from its own template. */
function scenesIn(markup: string): Element[] {
  return [...new DOMParser().parseFromString(markup, "text/html").querySelectorAll("econ-scene")];
}
