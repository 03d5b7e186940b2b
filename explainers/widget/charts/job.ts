// What a drawing is made from: a table, a chart over it, the words for both, and where and how large it is drawn.

import type { Chart, Unit } from "../live/payload";

type Cells = number | string | null | number[] | number[][];

/** A result of a run, or the columns of a file: everything by its id, in the stored form. */
export interface Table {
  values: Record<string, Cells>;
  /** The names of the things of each category, in the reader's language. */
  things: Record<string, string[]>;
}

/** What stands in and beside the plot, in the reader's language. */
export interface Words {
  title: string;
  x: string;
  y: string;
  below?: string;
  above?: string;
  points?: Record<string, string>;
  marks?: Record<string, string>;
  references?: Record<string, string>;
  spans?: Record<string, string>;
  observed?: Record<string, string>;
  /** What each column is called. */
  labels: Record<string, string>;
  /** What the situation is called that is drawn beside the present one. */
  beside?: string;
  /** What stands in place of a plot without figures. */
  nothing: string;
  /** How many things stay without a name, where there is no room for all. */
  unnamed: string;
}

/**
 * `screen`: colours by style sheet, light and dark. `paper`: black and grey. `thumbnail`: a small square without text.
 * `stamp`: the same square, in black and grey.
 */
export type Surface = "screen" | "paper" | "thumbnail" | "stamp";

export interface Job {
  /** Keeps ids apart where several drawings stand on one page. */
  id: string;
  chart: Chart;
  table: Table;
  /** The unit and the decimals of each column. */
  columns: Record<string, { unit: string; digits: number }>;
  words: Words;
  units: Record<string, Unit>;
  surface: Surface;
  size: { width: number; height: number };
  /** A run that the reader has kept. */
  pinned?: Table | null;
  /** The situation that the chart declares for comparison. */
  beside?: Table | null;
  /** A run that is not drawn, but has room on the axes: one can sketch it in. */
  room_for?: Table | null;
}
