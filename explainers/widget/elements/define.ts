// Makes the five elements known to the browser, and looks after a page that holds nothing else.

import { type Delivery, deliverBy } from "../delivery/delivery";
import { isForRoom } from "../live/link";
import { EconExplainer } from "./explainer";
import { EconFoldedScene } from "./folded";
import { EconPrediction } from "./prediction";
import { EconQuiz } from "./quiz";
import { EconScene } from "./scene";
import { followColorScheme, reportHeight } from "./standalone";

const ELEMENTS: Record<string, CustomElementConstructor> = {
  "econ-explainer": EconExplainer,
  "econ-folded-scene": EconFoldedScene,
  "econ-prediction": EconPrediction,
  "econ-quiz": EconQuiz,
  "econ-scene": EconScene,
};

/** Brings the page's explainers to life. */
export function define(delivery: Delivery): void {
  deliverBy(delivery);
  const { standalone } = document.documentElement.dataset;
  if (standalone) followColorScheme();
  for (const [name, element] of Object.entries(ELEMENTS)) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
  const scene = isForRoom(location.search) ? document.querySelector<EconScene>("econ-scene") : null;
  void scene?.arrived.then(() => scene.hasAttribute("data-live") && scene.project());
  if (standalone && window.parent !== window) reportHeight(standalone);
}
