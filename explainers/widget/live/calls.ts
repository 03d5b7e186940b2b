// What page and worker say to each other.

export interface Call {
  id: number;
  /** A function of explainers/runner/calls.py; "start" only waits until Python is there. */
  name: "start" | "load" | "run" | "run_scene" | "sensitivity" | "forget";
  arguments: (string | null)[];
}

/** Why there is no result. The kinds are keys of the widget's words. */
export interface Failure {
  kind: "download" | "file" | "left_out" | "browser" | "memory" | "blocked" | "worker" | "model" | "stopped";
  type?: string;
  message?: string;
  line?: number | null;
  traceback?: string;
}

export interface Answer {
  id?: number;
  result?: unknown;
  failure?: Failure;
  progress?: [loaded: number, total: number];
}
