// The marks of a texture on paper. They lie on one grid for the whole drawing, so that neighbouring shapes join, but
// reach only as far as the shape that they are cut out along: a sheet holds many, and each line has to be printed.

export const SIZE = 8;

export interface Hatch {
  turn: number;
  mark: "bar" | "dot" | "ring" | "cross";
  width: number;
}

/** The box around a shape. */
interface Reach {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** How a row of dots is stroked: dashes without length, whose round ends are the dots. */
export const DOTS = { "stroke-dasharray": `.01 ${SIZE - 0.01}`, "stroke-linecap": "round" } as const;

const STEP = /([MLHVhvCZ])([^MLHVhvCZ]*)/g;
const NUMBER = /-?[\d.]+/g;
const APART = Math.round(SIZE * Math.SQRT2 * 10) / 10; // along the edge of the drawing, between slanted lines

/** Whether a texture is made of dots. */
export function isDotted({ mark }: Hatch): boolean {
  return mark === "dot" || mark === "ring";
}

/** The lines of a texture, or its rows of dots, over the box around a shape. */
export function strokes(hatch: Hatch, shape: string): string {
  const reach = widened(reachOf(shape), hatch.width);
  if (isDotted(hatch)) return rows(reach);
  const turns = hatch.mark === "cross" ? [hatch.turn, hatch.turn + 90] : [hatch.turn];
  return turns.map((turn) => parallels(turn, reach)).join("");
}

/** The box around a path of the commands that charts use; a curve stays between the points that guide it. */
export function reachOf(shape: string): Reach {
  const [across, down]: [number[], number[]] = [[], []];
  for (const [, step = "", rest = ""] of shape.matchAll(STEP)) {
    const numbers = (rest.match(NUMBER) ?? []).map(Number);
    if (step === "h") across.push((across.at(-1) ?? 0) + (numbers[0] ?? 0));
    else if (step === "v") down.push((down.at(-1) ?? 0) + (numbers[0] ?? 0));
    else if (step === "H") across.push(...numbers);
    else if (step === "V") down.push(...numbers);
    else for (const [place, number] of numbers.entries()) (place % 2 ? down : across).push(number);
  }
  return { left: Math.min(...across), right: Math.max(...across), top: Math.min(...down), bottom: Math.max(...down) };
}

function widened({ left, right, top, bottom }: Reach, by: number): Reach {
  return {
    left: Math.floor(left - by),
    right: Math.ceil(right + by),
    top: Math.floor(top - by),
    bottom: Math.ceil(bottom + by),
  };
}

/** Places that are whole steps from a first one, between two ends. */
function places(first: number, apart: number, from: number, to: number): number[] {
  const count = Math.floor((to - first) / apart) - Math.ceil((from - first) / apart) + 1;
  const start = first + Math.ceil((from - first) / apart) * apart;
  return Array.from({ length: Math.max(count, 0) }, (_, place) => Math.round((start + place * apart) * 10) / 10);
}

function rows({ left, right, top, bottom }: Reach): string {
  const [start] = places(SIZE / 2, SIZE, left, right);
  if (start === undefined) return "";
  const length = right - start + 0.1; // the last dot is a dash as well
  return places(SIZE / 2, SIZE, top, bottom)
    .map((y) => `M${start} ${y}h${Math.round(length * 10) / 10}`)
    .join("");
}

/** Parallel lines, upright where they are not turned. */
function parallels(turn: number, { left, right, top, bottom }: Reach): string {
  const [width, height] = [right - left, bottom - top];
  const straight = turn % 180;
  const draw = (all: number[], line: (place: number) => string) => all.map(line).join("");
  if (straight === 0) return draw(places(SIZE / 2, SIZE, left, right), (x) => `M${x} ${top}v${height}`);
  if (straight === 90) return draw(places(SIZE / 2, SIZE, top, bottom), (y) => `M${left} ${y}h${width}`);
  if (straight === 45)
    return draw(
      places(0, APART, left + top, right + bottom),
      (sum) => `M${tenths(sum - top)} ${top}l${-height} ${height}`,
    );
  return draw(
    places(0, APART, left - bottom, right - top),
    (gap) => `M${tenths(gap + top)} ${top}l${height} ${height}`,
  );
}

function tenths(number: number): number {
  return Math.round(number * 10) / 10;
}
