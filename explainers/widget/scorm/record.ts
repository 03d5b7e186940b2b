// Tells a learning platform what the learner has done on the page of a package, and takes it up again at the next
// visit. Completed means: predicted, changed a setting and seen the answer, answered all questions. Learning is not
// graded, so nothing is ever passed or failed; the score is the share of questions whose latest answer agrees with
// the model. Without a platform this script does nothing. It is loaded behind the widget's, when the elements are
// alive.

import type { Result } from "../live/payload";
import { afterPause, find, setText } from "../views/dom";
import { EconExplainer } from "../elements/explainer";
import { EconPrediction, type Kept } from "../elements/prediction";
import { type Answered, EconQuiz } from "../elements/quiz";
import { findApi, timespan, Visit } from "./api";
import { sameValues } from "../live/values";

const VERSION = 1;
const LONGEST_REASON = 1000; // characters; a platform keeps at least 4096 of everything
const PAUSE = 500; // milliseconds after which changes are sent on
const ONLY_LOOKING = ["browse", "review"];
const NOT_BEGUN = ["", "not attempted", "browsed", "incomplete"];

/** What the platform keeps for us. Packages of later versions read it for ever. */
interface Memory {
  version: number;
  prediction: Kept;
  played: boolean;
  quiz: Record<string, string>;
}

class LearningRecord {
  private memory: Memory = { version: VERSION, prediction: { answer: "", why: "" }, played: false, quiz: {} };
  private readonly agreeing = new Set<string>();
  private total = 0;
  private done = 0;
  private readonly begun = performance.now();
  private readonly isKept: boolean;
  private isCompleted: boolean;
  private readonly commitSoon = afterPause(() => this.visit.commit(), PAUSE);

  constructor(
    private readonly visit: Visit,
    private readonly explainer: EconExplainer,
  ) {
    const status = visit.read("cmi.core.lesson_status");
    this.isKept = !ONLY_LOOKING.includes(visit.read("cmi.core.lesson_mode"));
    this.isCompleted = !NOT_BEGUN.includes(status);
    if (!this.isCompleted) this.write("cmi.core.lesson_status", "incomplete");
    this.write("cmi.core.exit", "suspend"); // or the platform forgets what it keeps for us
  }

  /** Puts the page into the state that the platform has kept; what another learner left in this browser goes. */
  restore(prediction: EconPrediction, quiz: EconQuiz): void {
    const kept = readMemory(this.visit.read("cmi.suspend_data"));
    this.memory.played = kept.played;
    quiz.restore(kept.quiz);
    prediction.restore(kept.prediction);
  }

  listen(): void {
    const on = <T>(name: string, act: (detail: T) => void) =>
      document.addEventListener(name, (event) => act((event as CustomEvent<T>).detail));
    on("prediction:made", (kept: Kept) => this.predicted(kept));
    on("explainer:result", (result: Result) => this.saw(result));
    on("quiz:answered", (answered: Answered) => this.answered(answered));
    addEventListener("pagehide", () => this.leave());
    addEventListener("pageshow", ({ persisted }) => persisted && location.reload()); // a new visit begins
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.visit.commit());
  }

  private predicted(kept: Kept): void {
    this.memory.prediction = { ...kept, why: kept.why.slice(0, LONGEST_REASON) };
    this.save();
  }

  /** The start and what the prediction reveals appear by themselves; any other result answers the learner's setting. */
  private saw({ values }: Result): void {
    const declared = this.explainer.explainer;
    if (!declared || this.memory.played) return;
    const shown = ["", declared.prediction.reveal].map((id) => declared.results[id]?.values ?? {});
    if (shown.some((known) => sameValues(declared, known, values))) return;
    this.memory.played = true;
    this.save();
  }

  private answered({ item, option, correct, done, total }: Answered): void {
    this.memory.quiz[item] = option;
    if (correct) this.agreeing.add(item);
    else this.agreeing.delete(item);
    [this.done, this.total] = [done, total];
    this.write("cmi.core.score.min", "0");
    this.write("cmi.core.score.max", "100");
    this.write("cmi.core.score.raw", String(Math.round((100 * this.agreeing.size) / total)));
    this.save();
  }

  private save(): void {
    this.write("cmi.suspend_data", JSON.stringify(this.memory));
    const { played, prediction } = this.memory;
    if (!this.isCompleted && played && prediction.answer && this.total && this.done >= this.total) {
      this.isCompleted = true;
      this.write("cmi.core.lesson_status", "completed");
    }
    this.commitSoon();
  }

  private leave(): void {
    this.write("cmi.core.session_time", timespan(performance.now() - this.begun));
    this.visit.commit();
    this.visit.end();
  }

  private write(name: string, value: string): void {
    if (this.isKept) this.visit.write(name, value);
  }
}

/** What a text of the platform holds; whatever does not fit counts as nothing. */
function readMemory(text: string): Memory {
  const memory: Memory = { version: VERSION, prediction: { answer: "", why: "" }, played: false, quiz: {} };
  try {
    const { prediction, played, quiz } = JSON.parse(text) as Partial<Memory>;
    memory.prediction = { answer: String(prediction?.answer ?? ""), why: String(prediction?.why ?? "") };
    memory.played = played === true;
    for (const [item, option] of Object.entries(quiz ?? {})) memory.quiz[item] = String(option);
  } catch {
    // A first visit, or a text that is not ours.
  }
  return memory;
}

function begin(): void {
  const [explainer, prediction, quiz] = ["econ-explainer", "econ-prediction", "econ-quiz"].map((name) =>
    document.querySelector(name),
  );
  if (!(explainer instanceof EconExplainer && prediction instanceof EconPrediction && quiz instanceof EconQuiz)) return;
  const api = findApi();
  const visit = api && Visit.begin(api);
  if (!visit) return;
  setText(find(prediction, "[data-note]"), document.documentElement.dataset.wordsKept ?? "");
  const record = new LearningRecord(visit, explainer);
  record.listen();
  record.restore(prediction, quiz);
}

begin();
