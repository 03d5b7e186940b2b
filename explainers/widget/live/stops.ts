// What a scene shows at the positions of its sliders, run by the build: build_tools/pages/stops.py.

import type { NumberParameter, Result, Values } from "./payload";
import { sliderPosition } from "./values";

const VERSION = 1;

/** What one run shows. */
export interface Stop {
  values: Result["outputs"];
  things?: Record<string, string[]>;
  sentence: string;
  readouts: string[];
  idle: string[];
  met: boolean;
}

interface StopsFile {
  version: number;
  sliders: Record<string, number[]>;
  same: Result["outputs"];
  things: Record<string, string[]>;
  stops: Stop[];
}

export class Stops {
  private constructor(
    private readonly file: StopsFile,
    private readonly sliders: NumberParameter[],
  ) {}

  /** The stops in a file; throws where it is not whole, or belongs to something else. */
  static read(found: unknown, sliders: NumberParameter[]): Stops {
    const file = found as StopsFile;
    const counts = sliders.map(({ id }) => file.sliders[id]?.length ?? 0);
    const expected = counts.reduce((product, count) => product * count, 1);
    if (file.version !== VERSION || !expected || file.stops.length !== expected) throw new Error("not these stops");
    return new Stops(file, sliders);
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
    const stop = this.file.stops[place] as Stop;
    return { ...stop, values: { ...this.file.same, ...stop.values }, things: stop.things ?? this.file.things };
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
