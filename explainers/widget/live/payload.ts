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

type Scale = "linear" | "log";

interface AnyChart {
  id: string;
}

interface OnAxis extends AnyChart {
  x: string;
  y: string[];
}

export interface LinesChart extends OnAxis {
  kind: "lines";
  y_scale: Scale;
  points: { id: string; x: string; y: string }[];
}

export interface StackChart extends OnAxis {
  kind: "stack";
  total: string;
}

export interface DistributionChart extends OnAxis {
  kind: "distribution";
}

export interface ScatterChart extends AnyChart {
  kind: "scatter";
  x: string;
  y: string;
  x_scale: Scale;
  y_scale: Scale;
  diagonal: boolean;
}

interface OverCategory extends AnyChart {
  over: string;
}

export interface BarsChart extends OverCategory {
  kind: "bars";
  y: string[];
  total: string;
  band: string[];
}

/** A thing, or the link from a thing to its user; outputs name both. */
export interface Mark {
  id: string;
  thing: string;
  user: string;
}

export interface NetworkChart extends OverCategory {
  kind: "network";
  size: string;
  change: string;
  links: string;
  marks: Mark[];
}

export interface MatrixChart extends OverCategory {
  kind: "matrix";
  matrix: string;
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
  figures: Record<string, unknown[]>;
  charts: Chart[];
  presets: { id: string; values: Values }[];
  facts: Record<string, string>;
  summary: { id: string; when: string | null }[];
  sensitivity: string;
  prediction: { options: Record<string, string>; reveal: string };
  answer: string;
  units: Record<string, Unit>;
  words: Words;
  interface: Interface;
  model: string;
  results: Record<string, Result>;
}
