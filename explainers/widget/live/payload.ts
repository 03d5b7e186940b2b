// The JSON of the contract, as the page carries it. It is made by build_tools/pages/payload.py.

export interface Range {
  from: number;
  to: number;
  step: number;
}

interface AnyParameter {
  id: string;
  symbol: string;
  unit: string;
  digits: number;
}

export interface NumberParameter extends AnyParameter {
  kind: "number";
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

export interface Output {
  id: string;
  kind: "number" | "series" | "matrix";
  unit: string;
  digits: number;
  along: string;
  headline: boolean;
}

export interface Chart {
  id: string;
  kind: "lines" | "stack" | "bars" | "distribution" | "scatter" | "network" | "matrix";
  x: string;
  y: string[];
  x_scale: "linear" | "log";
  y_scale: "linear" | "log";
  total: string;
  band: string[];
  matrix: string;
  diagonal: boolean;
  points: { id: string; x: string; y: string }[];
}

export interface Unit {
  multiply: number;
  pattern: string;
  axis: string;
  suffix: string;
}

export type Value = number | string;

export type Values = Record<string, Value>;

export interface Result {
  values: Values;
  outputs: Record<string, number | number[] | number[][]>;
  summary: string;
}

export interface Sensitivity {
  of: string;
  effects: { parameter: string; low: number | null; high: number | null }[];
}

/** What became of the reader's own table. */
export interface Taken {
  rows: number;
  problems: { kind: string; row: number | null; column: string; found: string }[];
  count: number;
}

interface Labelled {
  label: string;
  meaning: string;
  options?: Record<string, string>;
}

export interface Words {
  title: string;
  question: string;
  parameters: Record<string, Labelled>;
  outputs: Record<string, Labelled>;
  charts: Record<
    string,
    { title: string; x: string; y: string; points?: Record<string, string>; above?: string; below?: string }
  >;
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
  summary: { id: string; when: string }[];
  sensitivity: string;
  prediction: { options: string[]; reveal: string };
  answer: string;
  units: Record<string, Unit>;
  words: Words;
  interface: Interface;
  model: string;
  results: Record<string, Result>;
}
