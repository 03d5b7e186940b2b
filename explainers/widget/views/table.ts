// The numbers behind the chart that is shown, as a table and as a file.

import type { AxisOutput, Chart, Explainer, MatrixOutput, Output, Result, SeriesOutput, Value } from "../live/payload";
import { find, make, setAttribute, setText } from "./dom";
import { fill, shownNumber } from "../text/format";
import { texts, tidy, unitOf } from "../live/values";

interface Column {
  heading: string;
  unit: string;
  cells: string[];
  /** Whether these are real figures, which no run changes. */
  seen?: boolean;
}

export class Table {
  private readonly table: HTMLTableElement;
  private readonly scroll: HTMLElement;

  constructor(
    root: HTMLElement,
    private readonly explainer: Explainer,
  ) {
    this.table = find<HTMLTableElement>(root, ".econ-table");
    this.scroll = find(root, ".econ-scroll");
  }

  /** Writes the table; nodes that are there are used again. */
  show(chart: Chart, result: Result, pinned: Result | null, explainer = this.explainer): void {
    const columns = this.columns(explainer, chart, result, pinned);
    const pattern = this.explainer.interface.table?.caption ?? "{chart}";
    const caption = fill(pattern, { chart: this.explainer.words.charts[chart.id]?.title ?? chart.id });
    setText(find(this.table, "caption"), caption);
    setAttribute(this.scroll, "aria-label", caption);
    this.writeHead(columns);
    this.writeBody(columns);
  }

  private columns(explainer: Explainer, chart: Chart, result: Result, pinned: Result | null): Column[] {
    const columns = columnsOf(explainer, chart, result);
    const rows = pinned ? matchingRows(chart, result, pinned) : null;
    if (!pinned || !rows) return columns;
    const pattern = this.explainer.interface.table?.pinned ?? "{label}";
    const besides = columnsOf(this.explainer, chart, pinned)
      .slice(1)
      .filter(({ seen }) => !seen)
      .map((column) => ({
        ...column,
        heading: fill(pattern, { label: column.heading }),
        cells: rows.map((row) => column.cells[row] ?? ""),
      }));
    return [...columns, ...besides];
  }

  private writeHead(columns: Column[]): void {
    const row = find<HTMLTableRowElement>(this.table, "thead tr");
    const wanted = JSON.stringify(columns.map(({ heading, unit }) => [heading, unit]));
    if (row.dataset.written === wanted) return;
    row.dataset.written = wanted;
    row.replaceChildren(
      ...columns.map((column) => {
        const unit = column.unit ? [" ", make("small", {}, column.unit)] : [];
        return make("th", { scope: "col" }, column.heading, ...unit);
      }),
    );
  }

  private writeBody(columns: Column[]): void {
    const body = find<HTMLTableSectionElement>(this.table, "tbody");
    const rows = columns[0]?.cells.length ?? 0;
    if (body.rows[0]?.cells.length !== columns.length) body.replaceChildren();
    while (body.rows.length > rows) body.deleteRow(-1);
    while (body.rows.length < rows) body.append(emptyRow(columns.length));
    for (let index = 0; index < rows; index++) {
      const cells = (body.rows[index] as HTMLTableRowElement).cells;
      columns.forEach((column, position) => setText(cells[position] as HTMLElement, column.cells[index] ?? ""));
    }
  }
}

/** The series of a chart; one over a category begins with the names of its things, and has its matrix at the end. */
export function columnsOf(explainer: Explainer, chart: Chart, result: Result): Column[] {
  const columns = outputsOf(explainer, chart).map((output) => columnOf(explainer, output, result));
  if (!("over" in chart)) {
    const seen = observedIn(explainer, chart, result, (output, heading = "") => ({
      ...columnOf(explainer, output, result),
      heading,
      seen: true,
    }));
    addObserved(columns, columns[0], seen, result.outputs[chart.axis] as number[], "");
    return columns;
  }
  const items = explainer.categories.find(({ id }) => id === chart.over)?.items ?? [];
  const found = texts(explainer, result);
  const names = items.map((item) => fill(explainer.words.categories?.[chart.over]?.[item] ?? item, found));
  const first = { heading: explainer.words.charts[chart.id]?.x ?? "", unit: "", cells: names };
  return [first, ...columns, ...matrixColumns(explainer, chart, result, names)];
}

/** A list of real figures as a column: what was seen, and where along the axis. */
interface Seen<Cell> {
  column: Cells<Cell>;
  places: number[];
  shownPlaces: Cell[];
}

interface Cells<Cell> {
  heading: string;
  cells: Cell[];
}

/** The real figures of a chart, written by this function; their headings name their sources. */
function observedIn<Cell>(
  explainer: Explainer,
  chart: Chart,
  result: Result,
  written: (output: AxisOutput | SeriesOutput, name?: string) => Cells<Cell>,
): Seen<Cell>[] {
  const observed = "observed" in chart ? chart.observed : [];
  const series = explainer.outputs.filter(isSeries);
  return observed.flatMap(({ id, x, y }) => {
    const [across, up] = [x, y].map((name) => series.find((output) => output.id === name));
    if (!across || !up) return [];
    const column = written(up, explainer.words.charts[chart.id]?.observed?.[id] ?? id);
    return [{ column, places: result.outputs[x] as number[], shownPlaces: written(across).cells }];
  });
}

/**
 * Adds a column for each list of real figures. A figure stands in the row of its place; where the model has no such
 * place, in a row of its own below the others.
 */
function addObserved<Cell>(
  columns: Cells<Cell>[],
  along: Cells<Cell> | undefined,
  observed: Seen<Cell>[],
  places: number[],
  empty: Cell,
): void {
  if (!along) return;
  const rows = new Map(places.map((place, row) => [place, row]));
  for (const { column, places: seen, shownPlaces } of observed) {
    const added = { ...column, cells: along.cells.map(() => empty) };
    columns.push(added);
    seen.forEach((place, index) => {
      if (!rows.has(place)) {
        rows.set(place, along.cells.length);
        for (const other of columns) other.cells.push(empty);
        along.cells[along.cells.length - 1] = shownPlaces[index] as Cell;
      }
      added.cells[rows.get(place) as number] = column.cells[index] as Cell;
    });
  }
}

function matrixColumns(explainer: Explainer, chart: Chart, result: Result, names: string[]): Column[] {
  const output = explainer.outputs.find(({ id }) => id === chart.cells);
  if (output?.kind !== "matrix") return [];
  const unit = unitOf(explainer, output);
  const matrix = result.outputs[output.id] as number[][];
  return names.map((heading, place) => ({
    heading,
    unit: "",
    cells: matrix.map((row) => shownNumber(row[place] as number, unit, output.digits)),
  }));
}

function columnOf(explainer: Explainer, output: AxisOutput | SeriesOutput, result: Result): Column {
  const unit = unitOf(explainer, output);
  const values = result.outputs[output.id] as number[];
  const heading = explainer.words.outputs[output.id]?.label ?? output.id;
  return {
    heading,
    unit: unit.axis.toLowerCase() === heading.toLowerCase() ? "" : unit.axis, // "Year" needs no "year"
    cells: values.map((value) => shownNumber(value, unit, output.digits)),
  };
}

/** The outputs that a chart draws, its horizontal axis first. */
function outputsOf(explainer: Explainer, chart: Chart): (AxisOutput | SeriesOutput)[] {
  const ids = [...new Set([chart.axis, ...chart.drawn])];
  return ids.flatMap((id) => explainer.outputs.filter(isSeries).filter((output) => output.id === id));
}

function isSeries(output: Output): output is AxisOutput | SeriesOutput {
  return output.kind === "axis" || output.kind === "series";
}

/** For each row of a run the row of the pinned run at the same place; null where the two share no places. */
function matchingRows(chart: Chart, result: Result, pinned: Result): number[] | null {
  const axis = chart.axis;
  const [now, before] = [result.outputs[axis], pinned.outputs[axis]] as (number[] | undefined)[];
  if (!now || !before) return [...Array(1000).keys()]; // a category has the same rows in every run
  const places = new Map(before.map((place, row) => [place, row]));
  const rows = now.map((place) => places.get(place) ?? -1);
  return rows.filter((row) => row >= 0).length > 1 ? rows : null;
}

function emptyRow(columns: number): HTMLTableRowElement {
  const cells = Array.from({ length: columns - 1 }, () => make("td"));
  return make("tr", {}, make("th", { scope: "row" }), ...cells);
}

/**
 * The numbers of a chart at full precision, a row for each point or thing: heads with units, and below the rows what the
 * numbers are and where they come from.
 */
export function csv(explainer: Explainer, chart: Chart, result: Result, notes: string[]): string {
  const category = explainer.categories.find(({ id }) => id === chart.axis);
  const axis = category?.id ?? rowAxis(explainer.outputs.find(({ id }) => id === chart.axis));
  const written = (output: AxisOutput | SeriesOutput, name = output.id): Cells<Value> =>
    shownColumn(explainer, output, result.outputs[output.id] as number[], name);
  const outputs = explainer.outputs.filter(isSeries).filter((output) => rowAxis(output) === axis);
  const columns = outputs.map((output) => written(output));
  if (category) columns.unshift({ heading: category.id, cells: [...category.items] });
  else {
    const along = columns[outputs.findIndex(({ id }) => id === axis)];
    addObserved(
      columns,
      along,
      observedIn(explainer, chart, result, written),
      result.outputs[chart.axis] as number[],
      "",
    );
  }
  const matrix = explainer.outputs.find(({ id }) => id === chart.cells) as MatrixOutput | undefined;
  if (category && matrix) {
    const rows = result.outputs[matrix.id] as number[][];
    category.items.forEach((item, place) => {
      const cells = rows.map((row) => row[place] as number);
      columns.push({ heading: item, cells: shownColumn(explainer, matrix, cells, item).cells });
    });
  }
  const rows = (columns[0]?.cells ?? []).map((_, index) => columns.map(({ cells }) => cells[index]).join(","));
  const remarks = notes.map((note) => quoted(`# ${note}`));
  return `${[columns.map(({ heading }) => quoted(heading)).join(","), ...rows, ...remarks].join("\n")}\n`;
}

/** A cell of a CSV file; only plain ones go without quotation marks. */
function quoted(text: string): string {
  return /^[\w ()%.-]*$/.test(text) ? text : `"${text.replaceAll('"', '""')}"`;
}

/** A column in the shown form of its unit, which its head names. */
function shownColumn(explainer: Explainer, output: { unit: string }, values: number[], name: string): Cells<Value> {
  const unit = unitOf(explainer, output);
  const heading = unit.axis ? `${name} (${unit.axis})` : name;
  return { heading, cells: values.map((value) => tidy(value * unit.multiply)) };
}

/** The axis along which an output runs; an axis runs along itself. */
function rowAxis(output: Output | undefined): string | undefined {
  return output?.kind === "series" ? output.along : output?.kind === "axis" ? output.id : undefined;
}
