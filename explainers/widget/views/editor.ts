// The code editor, in a file of its own that is fetched when the code is opened.

import { indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { HighlightStyle, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { type EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, keymap } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { basicSetup } from "codemirror";
import { adoptStyles } from "./editor-styles";

const markLine = StateEffect.define<number | null>();

const markedLine = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(markLine)) return decorate(transaction.state, effect.value);
    }
    return transaction.docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const colors = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.definitionKeyword], color: "var(--econ-code-keyword)" },
  { tag: [tags.string, tags.docString], color: "var(--econ-code-string)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--econ-code-number)" },
  { tag: tags.comment, color: "var(--econ-code-comment)", fontStyle: "italic" },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.definition(tags.variableName)), tags.className],
    color: "var(--econ-code-name)",
  },
]);

const looks = EditorView.theme({
  "&": { backgroundColor: "var(--econ-code-background)", color: "var(--econ-text)", fontSize: "inherit" },
  ".cm-scroller": { fontFamily: "var(--econ-code-font)", lineHeight: "1.5" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--econ-quiet)", border: "none" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--econ-line)" },
  ".cm-cursor": { borderLeftColor: "var(--econ-text)" },
  "&.cm-focused": { outline: "none" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--econ-selection)",
  },
  ".cm-panels, .cm-tooltip": { backgroundColor: "var(--econ-background)", color: "var(--econ-text)" },
});

export interface Editor {
  text(): string;
  setText(text: string): void;
  /** Marks a line and brings it into view; null takes the mark away. */
  mark(line: number | null): void;
  destroy(): void;
}

/** An editor for a Python source. */
export function openEditor(parent: HTMLElement, source: string, attributes: Record<string, string>): Editor {
  adoptStyles();
  const view = new EditorView({
    parent,
    doc: source,
    extensions: [
      basicSetup,
      python(),
      indentUnit.of("    "),
      keymap.of([indentWithTab]),
      syntaxHighlighting(colors),
      markedLine,
      looks,
      EditorView.contentAttributes.of(attributes),
    ],
  });
  return {
    text: () => view.state.doc.toString(),
    setText: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    mark: (line) => mark(view, line),
    destroy: () => view.destroy(),
  };
}

function mark(view: EditorView, line: number | null): void {
  const known = line !== null && line >= 1 && line <= view.state.doc.lines ? line : null;
  const effects: StateEffect<unknown>[] = [markLine.of(known)];
  if (known) effects.push(EditorView.scrollIntoView(view.state.doc.line(known).from, { y: "center" }));
  view.dispatch({ effects });
}

function decorate(state: EditorState, line: number | null): DecorationSet {
  if (line === null) return Decoration.none;
  return Decoration.set([Decoration.line({ class: "econ-marked-line" }).range(state.doc.line(line).from)]);
}
