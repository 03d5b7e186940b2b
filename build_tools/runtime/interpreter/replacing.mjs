// Changes in a text that somebody else has written. Each expects to find what it replaces exactly once: when Pyodide's
// next version says it differently, the build stops here, and not a reader's page.

/** The text with its one occurrence of `old` replaced. */
export function replaceOnce(text, old, by) {
  const first = text.indexOf(old);
  if (first < 0 || text.indexOf(old, first + 1) >= 0) {
    const found = first < 0 ? "is not in Pyodide's loader" : "is in Pyodide's loader more than once";
    throw new Error(`${JSON.stringify(old)} ${found}. Adapt build_tools/runtime/interpreter to its new version.`);
  }
  return text.slice(0, first) + by + text.slice(first + old.length);
}

/** The text with the stretches of all edits, each [start, end, text], replaced. */
export function edited(text, edits) {
  const pieces = [];
  let from = 0;
  for (const [start, end, by] of [...edits].sort((one, other) => one[0] - other[0])) {
    pieces.push(text.slice(from, start), by);
    from = end;
  }
  return [...pieces, text.slice(from)].join("");
}

/** What must be true of Pyodide's text, or the build stops. */
export function expectThat(isTrue, what) {
  if (!isTrue)
    throw new Error(`In Pyodide's loader, ${what}. Adapt build_tools/runtime/interpreter to its new version.`);
}
