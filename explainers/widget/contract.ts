// The JSON of the contract, as the page carries it. It is made by build_tools/pages/payload.py.

export interface Range {
  from: number;
  to: number;
  step: number;
}

export interface Parameter {
  id: string;
  symbol: string;
  unit: string;
  digits: number;
  default: number;
  slider: Range;
  allowed: Range;
  scale: "linear" | "log";
  whole: boolean;
}

export interface Output {
  id: string;
  kind: "number" | "series";
  unit: string;
  digits: number;
  along: string;
  headline: boolean;
}

export interface Chart {
  id: string;
  kind: "lines" | "stack";
  x: string;
  y: string[];
  y_scale: "linear" | "log";
  total: string;
  points: { id: string; x: string; y: string }[];
}

export interface Unit {
  multiply: number;
  pattern: string;
  axis: string;
  suffix: string;
}

export type Values = Record<string, number>;

export interface Result {
  values: Values;
  outputs: Record<string, number | number[]>;
  summary: string;
}

export interface Sensitivity {
  of: string;
  effects: { parameter: string; low: number | null; high: number | null }[];
}

interface Labelled {
  label: string;
  meaning: string;
}

export interface Words {
  title: string;
  question: string;
  parameters: Record<string, Labelled>;
  outputs: Record<string, Labelled>;
  charts: Record<string, { title: string; x: string; y: string; points?: Record<string, string> }>;
  presets: Record<string, { name: string; story: string }>;
  summary: Record<string, string>;
  prediction: { question: string; reveal: string; options: Record<string, string> };
}

export type Interface = Record<string, Record<string, string>>;

export interface Explainer {
  slug: string;
  language: string;
  parameters: Parameter[];
  outputs: Output[];
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
