// What the chart module draws of an explainer: a run as a table, and the words for one of its charts.

import type { Job, Table, Words } from "../charts/charts";
import { fill } from "../text/format";
import type { Chart, Explainer, Result } from "./payload";
import { sameValues, texts } from "./values";

/** A run as the chart module reads it: values by id, and the names of the things of each category. */
export function tableOf(explainer: Explainer, result: Result): Table {
  const found = explainer.categories.length ? texts(explainer, result) : {};
  const things = explainer.categories.map(({ id, items }) => [
    id,
    items.map((item) => fill(explainer.words.categories?.[id]?.[item] ?? item, found)),
  ]);
  return { values: { ...result.values, ...result.outputs }, things: Object.fromEntries(things) };
}

/** Everything for one drawing of a run; `id` keeps ids on one page apart. */
export function jobOf(
  explainer: Explainer,
  chart: Chart,
  result: Result,
  { id, size, pinned }: { id: string; size: Job["size"]; pinned: Result | null },
): Job {
  const beside = situationBeside(explainer, chart, result);
  return {
    ...fixedOf(explainer, chart),
    id,
    table: tableOf(explainer, result),
    surface: "screen",
    size,
    pinned: pinned && tableOf(explainer, pinned),
    beside: beside && tableOf(explainer, beside),
  };
}

type Fixed = Pick<Job, "chart" | "columns" | "words" | "units">;
const fixed = new WeakMap<Explainer, Map<Chart, Fixed>>();

/** What no run changes, made once for each chart. */
function fixedOf(explainer: Explainer, chart: Chart): Fixed {
  const charts = fixed.get(explainer) ?? new Map<Chart, Fixed>();
  fixed.set(explainer, charts);
  const known = charts.get(chart);
  if (known) return known;
  const made = { chart, columns: columnsOf(explainer), words: wordsOf(explainer, chart), units: explainer.units };
  charts.set(chart, made);
  return made;
}

/** The run that a chart declares for comparison; none where it is the very run that is drawn. */
function situationBeside(explainer: Explainer, chart: Chart, result: Result): Result | null {
  const name = "beside" in chart ? chart.beside : "";
  const found = name && !explainer.apart ? explainer.results[name === "start" ? "" : name] : null;
  return found && !sameValues(explainer, found.values, result.values) ? found : null;
}

/** Unit and decimals of everything that has them. */
function columnsOf(explainer: Explainer): Job["columns"] {
  const entries = [...explainer.parameters, ...explainer.outputs].filter((entry) => "unit" in entry);
  return Object.fromEntries(entries.map(({ id, unit, digits }) => [id, { unit, digits }]));
}

/** The words of a chart, and what its series are called. */
function wordsOf(explainer: Explainer, chart: Chart): Words {
  const { words } = explainer;
  const own = words.charts[chart.id];
  const labels = Object.entries(words.outputs).flatMap(([id, { label }]) => (label ? [[id, label]] : []));
  const name = "beside" in chart ? chart.beside : "";
  const interfaceWords = explainer.interface.charts ?? {};
  return {
    ...own,
    title: own?.title ?? chart.id,
    x: own?.x ?? "",
    y: own?.y ?? "",
    labels: Object.fromEntries(labels),
    beside: words.presets[name]?.name ?? interfaceWords.start,
    nothing: interfaceWords.nothing ?? "",
    unnamed: interfaceWords.unnamed ?? "",
  };
}
