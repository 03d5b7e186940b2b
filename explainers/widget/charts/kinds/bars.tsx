// Lying bars over a list of things, each below its name: parts piled or beside each other, or dots on a thin rule.

import type { JSX } from "preact";
import { besideEntry, type Entry, heading, Top } from "../frame/titles";
import { Label } from "../parts/labels";
import { type Look, looks } from "../parts/roles";
import { FONT_SIZE, LINE_HEIGHT, round, textWidth, tick, widest, wrap } from "../parts/text";
import { BesideTicks, DotRows, MARK, Parts, Pinned, Ranges, SIGNS, Totals } from "./bars/marks";
import { axisOf, type Chart, type Frame, piecesOf, type Row, rowsOf } from "./bars/rows";

const FOOT = 24; // ticks

export function Bars({ setting }: { setting: Chart }): JSX.Element {
  const { chart } = setting;
  const drawn = looks(chart.y);
  const top = heading(setting, "", legend(setting, drawn));
  const whole = laidOut(setting, drawn, top.height, 0);
  const missing = setting.thumbnail ? 0 : whole.frame.rows.filter(({ name }) => !name.length).length;
  const { frame, title } = missing ? laidOut(setting, drawn, top.height, missing) : whole;
  return (
    <g>
      <Top setting={setting} found={top} />
      <Scale frame={frame} title={title} />
      {chart.layout === "dots" ? <DotRows frame={frame} /> : <Parts frame={frame} />}
      {setting.job.pinned && <Pinned frame={frame} table={setting.job.pinned} />}
      {setting.job.beside && <BesideTicks frame={frame} table={setting.job.beside} />}
      {chart.total && <Totals frame={frame} />}
      {chart.band.length === 2 && <Ranges frame={frame} />}
      <Levels frame={frame} />
      <Names frame={frame} />
    </g>
  );
}

/** The rows and the axis under the legend; the title says how many rows stay without a name. */
function laidOut(setting: Chart, drawn: Look[], head: number, unnamed: number): { frame: Frame; title: string[] } {
  const { chart, words, thumbnail } = setting;
  const title = thumbnail ? [] : wrap(setting.titleWith(words.y, unnamed), setting.width - 8);
  const bottom = thumbnail ? setting.height - 4 : setting.height - FOOT - title.length * LINE_HEIGHT;
  const top = head + (chart.references.length && !thumbnail ? LINE_HEIGHT : 0);
  const laid = rowsOf(setting, setting.names(chart.over), top, bottom);
  return { frame: { setting, x: axisOf(setting, laid.beside), ...laid, top, bottom, drawn }, title };
}

function legend(setting: Chart, drawn: Look[]): Entry[] {
  const { chart } = setting;
  const swatch = chart.layout === "dots" ? "letter" : "area";
  const entries: Entry[] =
    drawn.length > 1
      ? drawn.map((look, number) => ({
          look,
          swatch,
          text: setting.label(look.id),
          letter: SIGNS[number % SIGNS.length],
          ink: look.role,
        }))
      : [];
  if (chart.total) entries.push({ swatch: "diamond", text: setting.label(chart.total) });
  if (chart.band.length)
    entries.push({ swatch: "bracket", text: chart.band.map((id) => setting.label(id)).join(" – ") });
  return [...entries, ...besideEntry(setting, { swatch: "tick" })];
}

function Scale({ frame, title }: { frame: Frame; title: string[] }): JSX.Element | null {
  const { setting, x, top, bottom } = frame;
  if (setting.thumbnail)
    return <path d={`M${round(x(0))} 4V${bottom}`} stroke={setting.ink("axis")} stroke-width="2" />;
  const reach = widest(title) / 2;
  return (
    <g class="chart-axes">
      {x.ticks.map((value, number) => (
        <g key={number}>
          <path
            class="chart-grid"
            d={`M${round(x(value))} ${round(top - 4)}V${round(bottom)}`}
            stroke={setting.ink(value === 0 ? "axis" : "grid")}
          />
          <Label
            setting={setting}
            lines={[tick(value)]}
            x={x(value)}
            y={bottom + FONT_SIZE + 3}
            anchor="middle"
            ink="axis"
          />
        </g>
      ))}
      {title.length > 0 && (
        <Label
          setting={setting}
          lines={title}
          x={Math.max(setting.width / 2, reach + 2)}
          y={bottom + FOOT + FONT_SIZE - 3}
          anchor="middle"
          ink="axis"
        />
      )}
    </g>
  );
}

function Names({ frame }: { frame: Frame }): JSX.Element | null {
  const { setting, rows, beside } = frame;
  if (setting.thumbnail) return null;
  if (beside) return <BesideNames setting={setting} rows={rows} end={beside.names - beside.gap} />;
  return (
    <g>
      {rows.map((row, number) => (
        <g key={number}>
          <Label
            setting={setting}
            lines={row.name}
            x={4}
            y={row.top - 6 - (row.name.length - 1) * LINE_HEIGHT}
            bold
            halo
          />
          {row.value && <RowValue frame={frame} index={number} />}
        </g>
      ))}
    </g>
  );
}

/** Names and numbers at the ends of their rows. */
function BesideNames({ setting, rows, end }: { setting: Chart; rows: Row[]; end: number }): JSX.Element {
  return (
    <g>
      {rows.map(({ name, value, top, height }, number) => {
        const y = top + height / 2 + 4.5;
        return (
          <g key={number}>
            {name.length > 0 && <Label setting={setting} lines={name} x={end} y={y} anchor="end" bold halo />}
            {value && <Label setting={setting} lines={[value]} x={setting.width - 4} y={y} anchor="end" bold halo />}
          </g>
        );
      })}
    </g>
  );
}

/** A total's number beside its mark; where something else is there, as any other number in the line of the name. */
function RowValue({ frame, index }: { frame: Frame; index: number }): JSX.Element | null {
  const { setting, rows } = frame;
  const row = rows[index];
  if (!row) return null;
  const beside = besideMark(frame, row, index);
  if (beside !== null)
    return <Label setting={setting} lines={[row.value]} x={beside} y={row.top + row.height / 2 + 4.5} bold halo />;
  return <Label setting={setting} lines={[row.value]} x={setting.width - 4} y={row.top - 6} anchor="end" bold halo />;
}

/** Where the number of a total begins; null where the bar goes on well beyond, is too thin, or the drawing ends. */
function besideMark({ setting, x }: Frame, row: Row, index: number): number | null {
  const total = setting.chart.total ? setting.series(setting.chart.total)[index] : undefined;
  if (total === undefined || !Number.isFinite(total) || row.height < LINE_HEIGHT) return null;
  const ends = piecesOf(setting, setting.table).map((part) => part[index]?.to ?? 0);
  const end = Math.max(x(total), x(Math.max(...ends)));
  const start = end + MARK + 2;
  return end > x(total) + 2 * MARK || start + textWidth(row.value, true) > setting.width - 2 ? null : start;
}

/** Levels across all rows, named above them. */
function Levels({ frame: { setting, x, top, bottom, drawn } }: { frame: Frame }): JSX.Element {
  return (
    <g>
      {setting.chart.references.map((level) => {
        const value = setting.at(level.x, drawn[0]?.id ?? "");
        if (value === null) return null;
        const text = setting.words.references?.[level.id] ?? level.id;
        const reach = textWidth(text, true) / 2 + 2;
        const middle = Math.min(Math.max(x(value), reach), setting.width - reach);
        return (
          <g key={level.id}>
            <path
              d={`M${round(x(value))} ${round(top - 2)}V${round(bottom)}`}
              stroke={setting.ink("text")}
              stroke-width="1.25"
              stroke-dasharray="6 4"
            />
            {!setting.thumbnail && (
              <Label setting={setting} lines={[text]} x={middle} y={top - 6} anchor="middle" bold halo />
            )}
          </g>
        );
      })}
    </g>
  );
}
