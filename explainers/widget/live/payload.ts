// The JSON of the contract, as the page carries it. It is made by build_tools/pages/payload.py.

export interface Range {
  from: number;
  to: number;
  step: number;
}

interface AnyParameter {
  id: string;
  primary: boolean;
  matters_when: string | null;
}

export interface NumberParameter extends AnyParameter {
  kind: "number";
  symbol: string;
  unit: string;
  digits: number;
  default: number;
  slider: Range;
  allowed: Range;
  scale: "linear" | "log";
  whole: boolean;
}

export interface ChoiceParameter extends AnyParameter {
  kind: "choice";
  default: string;
  options: string[];
}

export type Parameter = NumberParameter | ChoiceParameter;

export interface Category {
  id: string;
  items: string[];
}

export interface OwnData {
  columns: { id: string; required: boolean }[];
  parameter: string;
  option: string;
}

interface AnyNumber {
  id: string;
  unit: string;
  digits: number;
}

export interface NumberOutput extends AnyNumber {
  kind: "number";
  headline: boolean;
  value: string | null;
  absent: boolean;
}

export interface ThingOutput {
  id: string;
  kind: "thing";
  of: string;
  headline: boolean;
  absent: boolean;
}

export interface AxisOutput extends AnyNumber {
  kind: "axis";
}

export interface SeriesOutput extends AnyNumber {
  kind: "series";
  along: string;
}

export interface MatrixOutput extends AnyNumber {
  kind: "matrix";
  over: string;
}

export type Output = NumberOutput | ThingOutput | AxisOutput | SeriesOutput | MatrixOutput;

export type Scale = "linear" | "log";

/** What a thing drawn stands for. */
export type Role = "inputs" | "people" | "productivity" | "other" | "before" | "reference" | "loss";

/** Series with their roles, in the order in which they are drawn. */
export type Roles = Record<string, Role>;

/** A place on an axis: a number in the stored form, or the id of a number of the run. */
export type At = number | string;

export interface Point {
  id: string;
  x: At;
  y: At;
}

/** A level or a moment. */
export interface Reference {
  id: string;
  x: At | null;
  y: At | null;
}

export interface Span {
  id: string;
  from: At;
  to: At;
}

/** Real figures: an axis, and a series along it. */
export interface Observed {
  id: string;
  x: string;
  y: string;
}

/** A thing, or the link from a thing to its user; outputs name both. */
export interface Mark {
  id: string;
  thing: string;
  user: string;
}

interface AnyChart {
  id: string;
  /** The axis or category that gives the rows of its table, the series beside it, and its matrix. */
  axis: string;
  drawn: string[];
  cells: string;
}

interface Crossed extends AnyChart {
  x: string;
  y: Roles;
  y_from: number | null;
  y_to: number | null;
  references: Reference[];
  beside: string;
}

interface OnAxis extends Crossed {
  spans: Span[];
}

export interface LinesChart extends OnAxis {
  kind: "lines";
  x_scale: Scale;
  y_scale: Scale;
  x_from: number | null;
  x_to: number | null;
  step: boolean;
  dashed_after: At | null;
  points: Point[];
  observed: Observed[];
  below: Roles;
}

export interface StackChart extends OnAxis {
  kind: "stack";
  total: string;
  observed: Observed[];
}

export interface DistributionChart extends OnAxis {
  kind: "distribution";
}

export interface ScatterChart extends Crossed {
  kind: "scatter";
  x_scale: Scale;
  y_scale: Scale;
  x_from: number | null;
  x_to: number | null;
  points: Point[];
  diagonal: boolean;
}

interface OverCategory extends AnyChart {
  over: string;
}

export interface BarsChart extends OverCategory {
  kind: "bars";
  y: Roles;
  layout: "stacked" | "grouped" | "dots";
  total: string;
  band: string[];
  value_from: number | null;
  value_to: number | null;
  references: Reference[];
  beside: string;
}

export interface NetworkChart extends OverCategory {
  kind: "network";
  size: string;
  change: string;
  links: string;
  role: Role;
  directed: boolean;
  positions: string[];
  marks: Mark[];
}

export interface MatrixChart extends OverCategory {
  kind: "matrix";
  matrix: string;
  role: Role;
  marks: Mark[];
}

export type Chart = LinesChart | StackChart | DistributionChart | ScatterChart | BarsChart | NetworkChart | MatrixChart;

export interface Unit {
  multiply: number;
  pattern: string;
  one?: string;
  axis: string;
  suffix: string;
}

export type Value = number | string;

export type Values = Record<string, Value>;

export interface Result {
  values: Values;
  outputs: Record<string, number | null | number[] | number[][]>;
  summary: string;
  /** The parameters that do nothing in this state. */
  idle?: string[];
  /** Of a run of a scene: whether it reaches the scene's goal. */
  met?: boolean;
}

export interface Sensitivity {
  of: string;
  effects: { parameter: string; low: number | null; high: number | null }[];
}

/** What became of the reader's own table. */
export interface Taken {
  rows: number;
  text: string;
  problems: { kind: string; row: number | null; column: string; found: string }[];
  count: number;
}

interface ParameterWords {
  label: string;
  meaning: string;
  idle?: string;
  options?: Record<string, string>;
}

/** Only what is shown has words. */
interface OutputWords {
  label?: string;
  meaning?: string;
  absent?: string;
}

interface ChartWords {
  title: string;
  caption: string;
  x: string;
  y: string;
  points?: Record<string, string>;
  marks?: Record<string, string>;
  references?: Record<string, string>;
  spans?: Record<string, string>;
  observed?: Record<string, string>;
  above?: string;
  below?: string;
}

export interface Words {
  title: string;
  question: string;
  parameters: Record<string, ParameterWords>;
  outputs: Record<string, OutputWords>;
  charts: Record<string, ChartWords>;
  presets: Record<string, { name: string; story: string }>;
  summary: Record<string, string>;
  categories?: Record<string, Record<string, string>>;
  own_data?: { intro: string; example: string; columns: Record<string, string> };
  prediction: { question: string; reveal: string; options: Record<string, string> };
}

export type Interface = Record<string, Record<string, string>>;

export interface Explainer {
  slug: string;
  language: string;
  parameters: Parameter[];
  outputs: Output[];
  categories: Category[];
  own_data: OwnData | null;
  /** The figures that the model reads; null until they have come. */
  figures: Record<string, unknown[]> | null;
  charts: Chart[];
  presets: { id: string; values: Values }[];
  facts: Record<string, string>;
  scenes: { id: string; goal: string | null; start: Values }[];
  summary: { id: string; when: string | null }[];
  sensitivity: string;
  prediction: { options: Record<string, string>; reveal: string };
  answer: string;
  /** Title and sources, for pictures that leave the page. */
  credit: string;
  units: Record<string, Unit>;
  words: Words;
  interface: Interface;
  model: string;
  results: Record<string, Result>;
  /** The model compiled for the runtime's Python, as text; missing until it has come. */
  code?: string;
  /** The file that has the series of the results, the figures and the code; "" once they are in their places. */
  apart: string;
}
