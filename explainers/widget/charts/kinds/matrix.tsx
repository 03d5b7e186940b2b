// A table of numbers in shaded cells, a row for each supplier and a column for each user. Marks outline a cell.

import type { JSX } from "preact";
import type { MatrixChart } from "../../live/payload";
import { heading, Top } from "../frame/titles";
import { Label } from "../parts/labels";
import { type Marked, marksOf } from "../parts/marked";
import type { Setting } from "../parts/setting";
import { BOLD, FONT_SIZE, LINE_HEIGHT, round, textWidth, widest, wrap } from "../parts/text";

type Chart = Setting<MatrixChart>;

interface Grid {
  left: number;
  top: number;
  across: number;
  down: number;
}

const SHADES = 6;
const DARKEST = 0.5; // numbers stay legible on the darkest cell
const LEGEND = 130; // pixels for each mark's word

export function Matrix({ setting }: { setting: Chart }): JSX.Element {
  const { chart } = setting;
  const names = setting.names(chart.over);
  const marks = marksOf(setting, chart.marks);
  const top = heading(setting, setting.words.y, []);
  const turned = isTurned(setting, names);
  const head = turned ? Math.min(widest(names, true), setting.height * 0.28) + 8 : LINE_HEIGHT + 6;
  const grid = gridOf(setting, names, top.height + (setting.thumbnail ? 0 : head), marks.length ? LINE_HEIGHT + 8 : 4);
  return (
    <g>
      <Top setting={setting} found={top} />
      <Cells setting={setting} grid={grid} />
      {!setting.thumbnail && <Numbers setting={setting} grid={grid} />}
      {!setting.thumbnail && <Heads setting={setting} names={names} grid={grid} turned={turned} room={head - 8} />}
      <Marks setting={setting} grid={grid} marks={marks} />
    </g>
  );
}

function nameWidth(setting: Chart, names: string[]): number {
  return Math.min(widest(names, true), setting.width * 0.34) + 10;
}

/** Whether the names of the columns do not fit side by side. */
function isTurned(setting: Chart, names: string[]): boolean {
  const across = (setting.width - nameWidth(setting, names)) / Math.max(names.length, 1);
  return widest(names, true) > across - 6;
}

function gridOf(setting: Chart, names: string[], top: number, below: number): Grid {
  const left = setting.thumbnail ? 4 : nameWidth(setting, names);
  const count = Math.max(names.length, 1);
  return { left, top, across: (setting.width - left - 4) / count, down: (setting.height - top - below) / count };
}

/** The outline of a cell, drawn a number of pixels inside its edges. */
function cell({ left, top, across, down }: Grid, row: number, column: number, inset: number): string {
  const [x, y] = [left + column * across + inset, top + row * down + inset];
  return `M${round(x)} ${round(y)}h${round(across - 2 * inset)}v${round(down - 2 * inset)}h${round(2 * inset - across)}Z`;
}

/** All cells of one shade are one path. */
function Cells({ setting, grid }: { setting: Chart; grid: Grid }): JSX.Element {
  const { chart } = setting;
  const cells = setting.matrix(chart.matrix);
  const most = cells.flat().reduce((high, value) => Math.max(high, value || 0), 0);
  const paths = Array.from({ length: SHADES + 1 }, () => "");
  cells.forEach((row, place) =>
    row.forEach((value, column) => {
      const shade = value > 0 ? Math.min(SHADES, Math.max(1, Math.ceil((SHADES * value) / most))) : 0;
      paths[shade] += cell(grid, place, column, 0.75);
    }),
  );
  return (
    <g data-run="now">
      {paths.map((path, shade) => (
        <path
          key={shade}
          data-series={chart.matrix}
          d={path || undefined}
          fill={shade ? setting.ink(chart.role) : "none"}
          fill-opacity={Math.round((DARKEST * shade * 100) / SHADES) / 100}
          stroke={setting.ink("grid")}
        />
      ))}
    </g>
  );
}

/** The numbers, where all of them fit into their cells; the table beside the chart has them in any case. */
function Numbers({ setting, grid }: { setting: Chart; grid: Grid }): JSX.Element | null {
  const { chart } = setting;
  const texts = setting
    .matrix(chart.matrix)
    .map((row) => row.map((value) => (value === 0 ? "·" : setting.text(value, chart.matrix))));
  if (widest(texts.flat()) > grid.across - 3 || grid.down < FONT_SIZE + 3) return null;
  return (
    <g>
      {texts.map((row, place) =>
        row.map((text, column) => (
          <Label
            key={`${place} ${column}`}
            setting={setting}
            lines={[text]}
            x={grid.left + (column + 0.5) * grid.across}
            y={grid.top + (place + 0.5) * grid.down + 4.5}
            anchor="middle"
          />
        )),
      )}
    </g>
  );
}

/** The names of the rows, and those of the columns, turned where they would not fit side by side. */
function Heads({
  setting,
  names,
  grid,
  turned,
  room,
}: {
  setting: Chart;
  names: string[];
  grid: Grid;
  turned: boolean;
  room: number;
}): JSX.Element {
  return (
    <g>
      {names.map((name, place) => {
        const lines = fitted(name, grid.left - 10, Math.max(1, Math.floor(grid.down / LINE_HEIGHT)));
        const y = grid.top + (place + 0.5) * grid.down + 4.5 - ((lines.length - 1) * LINE_HEIGHT) / 2;
        return <Label key={place} setting={setting} lines={lines} x={grid.left - 6} y={y} anchor="end" bold />;
      })}
      {names.map((name, place) => {
        const x = round(grid.left + (place + 0.5) * grid.across);
        const y = round(grid.top - 6);
        if (!turned) return <Label key={place} setting={setting} lines={[name]} x={x} y={y} anchor="middle" bold />;
        return (
          <text
            key={place}
            class="chart-label"
            x={x + 4.5}
            y={y}
            fill={setting.ink("text")}
            font-weight={setting.paper ? 700 : BOLD}
            transform={`rotate(-90 ${x + 4.5} ${y})`}
          >
            {fitted(name, room, 1)[0]}
          </text>
        );
      })}
    </g>
  );
}

/** The name in so many lines at most; what does not fit is cut, with a sign that it is. */
function fitted(name: string, width: number, most: number): string[] {
  const lines = wrap(name, width, true);
  const kept = lines.slice(0, most);
  const last = lines.length > most ? `${kept.at(-1)}…` : (kept.at(-1) ?? "");
  return [...kept.slice(0, -1), shortened(last, width)];
}

function shortened(text: string, width: number): string {
  if (textWidth(text, true) <= width) return text;
  let letters = [...text.replace(/…$/, "")];
  while (letters.length > 1 && textWidth(`${letters.join("")}…`, true) > width) letters = letters.slice(0, -1);
  return `${letters.join("")}…`;
}

function Marks({ setting, grid, marks }: { setting: Chart; grid: Grid; marks: Marked[] }): JSX.Element {
  const ink = setting.ink("text");
  return (
    <g>
      {marks.map((mark, place) => {
        const x = round(grid.left + place * LEGEND);
        return (
          <g key={mark.id} data-series={mark.id}>
            <path d={cell(grid, mark.from, mark.to, 1)} fill="none" stroke={ink} stroke-width="3" />
            {!setting.thumbnail && (
              <>
                <path d={`M${x} ${setting.height - 16}h12v10h-12Z`} fill="none" stroke={ink} stroke-width="3" />
                <Label
                  setting={setting}
                  lines={[shortened(mark.word, Math.min(LEGEND, setting.width - x) - 22)]}
                  x={x + 18}
                  y={setting.height - 6}
                  bold
                />
              </>
            )}
          </g>
        );
      })}
    </g>
  );
}
