// What a scene shows at the positions of its sliders, run by the build: build_tools/pages/stops.py. It comes in two
// files: the numbers, which all languages share, and what is told of them in the language of the page.

import type { NumberParameter, Result, Values } from "./payload";
import { sliderPosition } from "./values";

const VERSION = 2;

interface Numbers {
  values: Result["outputs"];
  idle: string[];
  met: boolean;
}

interface Told {
  things?: Record<string, string[]>;
  sentence: string;
  readouts: string[];
}

/** What one run shows. */
export type Stop = Numbers & Told;

interface NumbersFile {
  version: number;
  sliders: Record<string, number[]>;
  same: Result["outputs"];
  stops: Numbers[];
}

interface ToldFile {
  version: number;
  things: Record<string, string[]>;
  stops: Told[];
}

export class Stops {
  private constructor(
    private readonly file: NumbersFile,
    private readonly told: ToldFile,
    private readonly sliders: NumberParameter[],
  ) {}

  /** The stops in two files; throws where one is not whole, or belongs to something else. */
  static read([numbers, texts]: unknown[], sliders: NumberParameter[]): Stops {
    const [file, told] = [numbers as NumbersFile, texts as ToldFile];
    const counts = sliders.map(({ id }) => file.sliders[id]?.length ?? 0);
    const expected = counts.reduce((product, count) => product * count, 1);
    const isWhole = ({ version, stops }: NumbersFile | ToldFile) => version === VERSION && stops.length === expected;
    if (!expected || !isWhole(file) || !isWhole(told)) throw new Error("not these stops");
    return new Stops(file, told, sliders);
  }

  /** The values of a slider. */
  of(id: string): number[] {
    return this.file.sliders[id] ?? [];
  }

  /** What is shown at these settings; null between two stops. */
  at(values: Values): Stop | null {
    let place = 0;
    for (const { id } of this.sliders) {
      const known = this.file.sliders[id] as number[];
      const found = known.indexOf(values[id] as number);
      if (found < 0) return null;
      place = place * known.length + found;
    }
    const [stop, told] = [this.file.stops[place] as Numbers, this.told.stops[place] as Told];
    const outputs = { ...this.file.same, ...stop.values };
    return { ...stop, ...told, values: outputs, things: told.things ?? this.told.things };
  }

  /**
   * The settings of the stop to go to from where one was. A hand that drags goes to the nearest one; a key always goes
   * to another.
   */
  snap(wanted: Values, before: Values, isDragged: boolean): Values {
    const found = this.sliders.map((slider) => [slider.id, this.nearest(slider, wanted, before, isDragged)]);
    return { ...wanted, ...Object.fromEntries(found) };
  }

  private nearest(slider: NumberParameter, wanted: Values, before: Values, isDragged: boolean): number {
    const known = this.file.sliders[slider.id] as number[];
    const place = (value: number) => Number(sliderPosition(value, slider));
    const [to, from] = [wanted[slider.id] as number, before[slider.id] as number];
    const distance = (value: number) => Math.abs(place(value) - place(to));
    const nearest = known.reduce((best, value) => (distance(value) < distance(best) ? value : best));
    if (isDragged || to === from || nearest !== from) return nearest;
    const next = known.indexOf(from) + Math.sign(place(to) - place(from));
    return known[next] ?? from;
  }
}
