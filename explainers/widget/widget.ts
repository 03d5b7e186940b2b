// The entry of the widget's script: makes the three elements known to the browser.

import { EconExplainer } from "./explainer";
import { EconPrediction } from "./prediction";
import { EconQuiz } from "./quiz";

const ELEMENTS: Record<string, CustomElementConstructor> = {
  "econ-explainer": EconExplainer,
  "econ-prediction": EconPrediction,
  "econ-quiz": EconQuiz,
};

for (const [name, element] of Object.entries(ELEMENTS)) {
  if (!customElements.get(name)) customElements.define(name, element);
}
