// A table of numbers in shaded cells, a row for each supplier and a column for each user. Marks outline a cell.

import type { JSX } from "preact";
import type { MatrixChart, Role } from "../../live/payload";
import { type Heading, heading, Top } from "../frame/titles";
import { Label } from "../parts/labels";
import { type Marked, marksOf } from "../parts/marked";
import type { Setting } from "../parts/setting";
import { BOLD, FONT_SIZE, fitted, isSquare, LINE_HEIGHT, round, shorten, thinned, widest } from "../parts/text";

type Chart = Setting<MatrixChart>;

interface Grid {
  left: number;
  top: number;
  across: number;
  down: number;
  /** The names of rows and of columns, as many as fit. */
  rows: string[];
  columns: string[];
}

interface Laid {
  top: Heading;
  grid: Grid;
  turned: boolean;
  /** The room for the names of the columns. */
  head: number;
}

const SHADES = 6;
// How much of its colour the darkest cell has: numbers on it keep a contrast of 4.5 to 1, in light and in dark.
const DARKEST: Record<Role, number> = {
  inputs: 0.5,
  people: 0.5,
  productivity: 0.45,
  other: 0.4,
  before: 0.5,
  reference: 0.36,
  loss: 0.42,
};
const LEGEND = 130; // pixels for each mark's word

export function Matrix({ setting }: { setting: Chart }): JSX.Element {
  const marks = marksOf(setting, setting.chart.marks);
  const whole = laidOut(setting, marks.length > 0, 0);
  const missing = missingIn(whole.grid);
  const { top, grid, turned, head } = missing ? laidOut(setting, marks.length > 0, missing) : whole;
  return (
    <g>
      <Top setting={setting} found={top} />
      <Cells setting={setting} grid={grid} />
      {!setting.thumbnail && <Numbers setting={setting} grid={grid} />}
      {!setting.thumbnail && <Heads setting={setting} grid={grid} turned={turned} room={head - 8} />}
      <Marks setting={setting} grid={grid} marks={marks} />
    </g>
  );
}

/** Where everything stands; the title says how many things have a name neither at their row nor at their column. */
function laidOut(setting: Chart, hasMarks: boolean, unnamed: number): Laid {
  const names = setting.names(setting.chart.over);
  const top = heading(setting, setting.titleWith(setting.words.y, unnamed), []);
  const turned = isTurned(setting, names);
  const head = turned ? Math.min(tallest(names), setting.height * 0.28) + 8 : LINE_HEIGHT + 6;
  const grid = gridOf(setting, names, top.height + (setting.thumbnail ? 0 : head), hasMarks ? LINE_HEIGHT + 8 : 4);
  return { top, grid, turned, head };
}

function missingIn({ rows, columns }: Grid): number {
  return rows.filter((name, place) => !name && !columns[place]).length;
}

function nameWidth(setting: Chart, names: string[]): number {
  return Math.min(widest(names, true), setting.width * 0.34) + 10;
}

/** How much room turned names of columns take from top to bottom. */
function tallest(names: string[]): number {
  return Math.max(0, ...names.map((name) => (isSquare(name) ? name.length * LINE_HEIGHT : widest([name], true))));
}

/** Whether the names of the columns do not fit side by side. */
function isTurned(setting: Chart, names: string[]): boolean {
  const across = (setting.width - nameWidth(setting, names)) / Math.max(names.length, 1);
  return widest(names, true) > across - 6;
}

function gridOf(setting: Chart, names: string[], top: number, below: number): Grid {
  const left = setting.thumbnail ? 4 : nameWidth(setting, names);
  const count = Math.max(names.length, 1);
  const [across, down] = [(setting.width - left - 4) / count, (setting.height - top - below) / count];
  return { left, top, across, down, rows: thinned(names, down), columns: thinned(names, across) };
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
          fill-opacity={Math.round((DARKEST[chart.role] * shade * 100) / SHADES) / 100}
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
  grid,
  turned,
  room,
}: {
  setting: Chart;
  grid: Grid;
  turned: boolean;
  room: number;
}): JSX.Element {
  return (
    <g>
      {grid.rows.map((name, place) => {
        if (!name) return null;
        const lines = fitted(name, grid.left - 10, Math.max(1, Math.floor(grid.down / LINE_HEIGHT)), true);
        const y = grid.top + (place + 0.5) * grid.down + 4.5 - ((lines.length - 1) * LINE_HEIGHT) / 2;
        return <Label key={place} setting={setting} lines={lines} x={grid.left - 6} y={y} anchor="end" bold />;
      })}
      {grid.columns.map((name, place) => {
        if (!name) return null;
        const x = round(grid.left + (place + 0.5) * grid.across);
        const y = round(grid.top - 6);
        if (!turned) return <Label key={place} setting={setting} lines={[name]} x={x} y={y} anchor="middle" bold />;
        return <Turned key={place} setting={setting} name={name} x={x} y={y} room={room} />;
      })}
    </g>
  );
}

/** The name of a narrow column, from its base line up: square letters stand one below the other, others lie on a side. */
function Turned({
  setting,
  name,
  x,
  y,
  room,
}: {
  setting: Chart;
  name: string;
  x: number;
  y: number;
  room: number;
}): JSX.Element {
  if (isSquare(name)) {
    const most = Math.max(1, Math.floor(room / LINE_HEIGHT));
    const lines = [...name].slice(0, most);
    if (most < name.length) lines[most - 1] = "…";
    const first = y - (lines.length - 1) * LINE_HEIGHT;
    return <Label setting={setting} lines={lines} x={x} y={first} anchor="middle" bold />;
  }
  return (
    <text
      class="chart-label"
      x={x + 4.5}
      y={y}
      fill={setting.ink("text")}
      font-weight={setting.paper ? 700 : BOLD}
      transform={`rotate(-90 ${x + 4.5} ${y})`}
    >
      {shorten(name, room, true)}
    </text>
  );
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
                  lines={[shorten(mark.word, Math.min(LEGEND, setting.width - x) - 22, true)]}
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
