// How areas are filled: each role's colour with a texture of its own. A pattern on the screen; on paper lines that are
// cut out along the shape, since tiles of a pattern leave seams in print.

import type { JSX } from "preact";
import type { Look, Texture } from "./roles";
import type { Setting } from "./setting";
import { DOTS, type Hatch, isDotted, SIZE, strokes } from "./hatching";

const HATCHES: Partial<Record<Texture, Hatch>> = {
  dots: { turn: 0, mark: "dot", width: 2 },
  rings: { turn: 0, mark: "ring", width: 2.4 },
  stripes: { turn: 45, mark: "bar", width: 3 },
  back: { turn: -45, mark: "bar", width: 1.8 },
  level: { turn: 90, mark: "bar", width: 1.4 },
  grid: { turn: 0, mark: "cross", width: 1.2 },
  cross: { turn: 45, mark: "cross", width: 1.2 },
};

// How much of the colour lies under the marks.
const GROUNDS: Record<Texture, number> = {
  solid: 1,
  grid: 0.75,
  dots: 0.3,
  rings: 0.12,
  stripes: 0.4,
  back: 0.2,
  level: 0.15,
  cross: 0.25,
  pale: 0.35,
  hollow: 0,
};

/** An area in the look of its series, with a thin outline; an empty path draws nothing. */
export function Area({
  setting,
  look,
  d,
  place,
}: {
  setting: Setting;
  look: Look;
  d: string;
  place: string;
}): JSX.Element {
  if (!d) return <g />;
  const ink = setting.ink(look.role);
  const hatch = HATCHES[look.texture];
  const ground = setting.paper && hatch ? 0 : GROUNDS[look.texture];
  return (
    <g>
      <path class="chart-data" d={d} fill={ground ? ink : setting.ink("background")} fill-opacity={ground || 1} />
      {hatch && (setting.paper ? cutOut(setting, hatch, ink, d, place) : patterned(setting, hatch, ink, d, place))}
      <path d={d} fill="none" stroke={ink} stroke-width={look.texture === "hollow" ? 1.75 : 0.75} />
    </g>
  );
}

function patterned(setting: Setting, hatch: Hatch, ink: string, d: string, place: string): JSX.Element {
  const id = setting.id(`hatch-${place}`);
  return (
    <>
      <pattern
        id={id}
        width={SIZE}
        height={SIZE}
        patternUnits="userSpaceOnUse"
        patternTransform={hatch.turn ? `rotate(${hatch.turn})` : undefined}
      >
        {tile(hatch, ink)}
      </pattern>
      <path d={d} fill={`url(#${id})`} />
    </>
  );
}

/** One tile of a pattern. */
function tile({ mark, width }: Hatch, ink: string): JSX.Element {
  const middle = SIZE / 2;
  if (mark === "dot") return <circle cx={middle} cy={middle} r={width} fill={ink} />;
  if (mark === "ring") return <circle cx={middle} cy={middle} r={width} fill="none" stroke={ink} stroke-width="1.2" />;
  const d = mark === "bar" ? `M${middle} 0V${SIZE}` : `M${middle} 0V${SIZE}M0 ${middle}H${SIZE}`;
  return <path d={d} stroke={ink} stroke-width={width} fill="none" />;
}

function cutOut(setting: Setting, hatch: Hatch, ink: string, d: string, place: string): JSX.Element {
  const id = setting.id(`cut-${place}`);
  const dotted = isDotted(hatch);
  return (
    <>
      <clipPath id={id}>
        <path d={d} />
      </clipPath>
      <g clip-path={`url(#${id})`}>
        <path
          d={strokes(hatch, d)}
          fill="none"
          stroke={ink}
          stroke-width={dotted ? hatch.width * 2 : hatch.width}
          {...(dotted && DOTS)}
        />
      </g>
    </>
  );
}
