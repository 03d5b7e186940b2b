// The hands of a walker. For each step: what it touches, which gestures that takes, and whether what was touched has
// answered as it promises. The gestures are made by the browser's driver, as a reader makes them; where there is no such
// driver, `play` does without.

window.hands = (() => {
  const PATIENCE = 8000; // milliseconds for an answer; where Python has to start again, it takes a second
  const HANDLE = 20; // pixels of a slider's handle
  const KEYS = ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"];
  const TEXTS = ["", "e", "-", "1e9", "-1e9", "0", "1e-7", "0.123456789", "99999999999999999999", "1.5"];
  const PROGRAMS = {
    error: "x = 1\ny = x / 0\n",
    same: "\n_run = run\n\ndef run(*given):\n    return _run(*given)\n",
    endless: "while True:\n    pass\n",
  };
  const last = new WeakMap(); // the last result that each element has told
  document.addEventListener("explainer:result", ({ target, detail }) => last.set(target, detail));

  const lab = () => document.querySelector("econ-explainer[data-live]");
  const pick = (all, share) => all[Math.min(all.length - 1, Math.floor(share * all.length))];
  const shown = (selector, root = lab()) =>
    [...root.querySelectorAll(selector)].filter((one) => one.checkVisibility() && !one.matches(":disabled"));
  const close = (one, other) => Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other));
  const same = (one, other) => Object.keys(other).every((name) => one[name] === other[name]);
  const turn = (time) => new Promise((resolve) => setTimeout(resolve, time));

  /** "" once the test holds, else the complaint. */
  async function until(test, complaint, patience = PATIENCE) {
    for (const end = performance.now() + patience; ; await turn(4)) {
      if (test()) return "";
      if (performance.now() > end) return typeof complaint === "function" ? complaint() : complaint;
    }
  }

  function middle(element) {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  }

  function bringIntoView(element) {
    element.scrollIntoView({ block: "center", behavior: "instant" });
    return element;
  }

  /** A button that is pressed with the mouse, or with a key. */
  function pressed(button, how, answered) {
    bringIntoView(button);
    const byMouse = how < 0.6;
    if (!byMouse) button.focus();
    return {
      element: button,
      gestures: [byMouse ? ["click", ...middle(button)] : ["key", "Enter"]],
      play: () => button.click(),
      answered,
    };
  }

  function toggled(button, how, attribute, also = () => true) {
    const wanted = String(button.getAttribute(attribute) !== "true");
    const complaint = () => `${button.textContent.trim() || button.ariaLabel}: ${attribute} is not ${wanted}`;
    return pressed(button, how, () => until(() => button.getAttribute(attribute) === wanted && also(), complaint));
  }

  function parameterOf(input) {
    const { explainer } = input.closest("econ-explainer");
    const parameter = explainer.parameters.find(({ id }) => id === input.name);
    return { parameter, multiply: explainer.units[parameter.unit]?.multiply ?? 1 };
  }

  /** Whether the setting is what its slider says. */
  function follows(slider) {
    const { parameter } = parameterOf(slider);
    const { from, to } = parameter.slider;
    const value = lab().values[slider.name];
    if (parameter.scale !== "log") return close(value, slider.valueAsNumber);
    const wanted = from * (to / from) ** (slider.valueAsNumber / 1000);
    return Math.abs(value / wanted - 1) < 0.06; // rounded to three figures, and whole
  }

  const shareOf = ({ valueAsNumber, min, max }) => (valueAsNumber - min) / (max - min);

  function keyed(slider, key, root) {
    bringIntoView(slider).focus();
    const before = slider.valueAsNumber;
    const direction = /Right|Up|End/.test(key) ? 1 : -1;
    const isAtEnd = direction > 0 ? shareOf(slider) > 0.9999 : shareOf(slider) < 0.0001;
    const room = Number(direction > 0 ? slider.max - before : before - slider.min);
    const isLast = room < Number(slider.step) - 1e-9; // the range need not be whole steps
    const moved = () => direction * (slider.valueAsNumber - before) > 0;
    return {
      element: slider,
      gestures: [["key", key]],
      play: () => {
        if (/Home|End/.test(key)) slider.value = direction > 0 ? slider.max : slider.min;
        else if (direction > 0) slider.stepUp();
        else slider.stepDown();
        slider.dispatchEvent(new Event("input", { bubbles: true }));
      },
      answered: () =>
        isAtEnd || isLast
          ? ""
          : until(() => moved() && (root !== lab() || follows(slider)), `${slider.name}: ${key} does not move it`),
    };
  }

  /** A text for a field: a good number, one at an end, or one that is none. */
  function textFor(field, how) {
    const { parameter, multiply } = parameterOf(field);
    const { from, to } = parameter.allowed;
    if (how > 0.6) return TEXTS[Math.floor(((how - 0.6) / 0.4) * TEXTS.length)];
    const value = how < 0.05 ? from : how < 0.1 ? to : from + ((how - 0.1) / 0.5) * (to - from);
    return String(Number(((parameter.whole ? Math.round(value) : value) * multiply).toPrecision(how < 0.1 ? 12 : 4)));
  }

  function typed(field, text) {
    bringIntoView(field).focus();
    field.select();
    const problem = field.closest("[data-parameter]").querySelector(".econ-problem");
    const { parameter, multiply } = parameterOf(field);
    const isUsed = () => {
      const value = Number((field.valueAsNumber / multiply).toPrecision(12));
      const { from, to } = parameter.allowed;
      const isGood = value >= from && value <= to && (!parameter.whole || Number.isInteger(value));
      if (!isGood) return problem.textContent !== "" && field.getAttribute("aria-invalid") === "true";
      return problem.textContent === "" && close(lab().values[field.name], value);
    };
    return {
      element: field,
      gestures: [
        ["insert", text],
        ["key", "Tab"],
      ],
      play: () => {
        field.value = text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
      },
      answered: () => until(isUsed, () => `${field.name}: “${field.value}” is neither used nor refused`),
    };
  }

  function write(editor, text, isInstead) {
    editor.focus();
    getSelection().selectAllChildren(editor);
    if (!isInstead) getSelection().collapseToEnd();
    document.execCommand("insertText", false, text);
  }

  async function codeRun(kind) {
    const element = lab();
    const button = (name) => element.querySelector(`[data-code=${name}]`);
    const status = element.querySelector("[data-code-status]");
    const tab = element.querySelector("[data-tab=code]");
    if (tab.getAttribute("aria-expanded") !== "true") tab.click();
    const missed = await until(() => element.querySelector(".cm-content") && !button("run").disabled, "no editor");
    if (missed) return missed;
    status.textContent = "";
    write(element.querySelector(".cm-content"), PROGRAMS[kind], kind !== "same");
    await until(() => element.querySelector(".cm-content").textContent.length > 0, "the editor is empty");
    button("run").click();
    if (kind === "endless") {
      const complaint = await until(() => element.dataset.state === "running", "an endless program does not run");
      if (complaint) return complaint;
      button("stop").click();
    }
    return (
      (await until(() => status.textContent !== "", `nothing is said of the ${kind} program`)) ||
      (await until(() => (element.querySelector(".econ-traceback") !== null) === (kind === "error"), "traceback")) ||
      (await until(() => element.hasAttribute("data-edited") === (kind === "same"), "the mark of an edited model"))
    );
  }

  const STEPS = {
    drag(what, how) {
      const slider = pick(shown("input[type=range]"), what);
      if (!slider) return null;
      bringIntoView(slider);
      const { left, top, width, height } = slider.getBoundingClientRect();
      const at = (share) => [left + HANDLE / 2 + share * (width - HANDLE), top + height / 2];
      const coarse = Math.max(0.06, Number(slider.step) / (slider.max - slider.min));
      const before = slider.value; // where it is dragged to where it stands, a typed value between two stops remains
      return {
        element: slider,
        gestures: [["drag", ...at(shareOf(slider)), ...at(how)]],
        play: () => {
          slider.value = Number(slider.min) + how * (slider.max - slider.min);
          slider.dispatchEvent(new Event("input", { bubbles: true }));
        },
        answered: () =>
          until(
            () => Math.abs(shareOf(slider) - how) <= coarse && (slider.value === before || follows(slider)),
            () => `${slider.name}: at ${shareOf(slider)}, not ${how}; the setting is ${lab().values[slider.name]}`,
          ),
      };
    },

    key(what, how) {
      const slider = pick(shown("input[type=range]"), what);
      return slider ? keyed(slider, pick(KEYS, how), lab()) : null;
    },

    type(what, how) {
      const field = pick(shown("input[type=number]"), what);
      return field ? typed(field, textFor(field, how)) : null;
    },

    choose(what, how) {
      const list = pick(shown("select"), what);
      if (!list) return null;
      bringIntoView(list).focus();
      const before = list.selectedIndex;
      const to = how < 0.5 ? before - 1 : before + 1;
      const isEnd = to < 0 || to >= list.options.length;
      return {
        element: list,
        gestures: [["key", how < 0.5 ? "ArrowUp" : "ArrowDown"]],
        play: () => {
          if (isEnd) return;
          list.selectedIndex = to;
          list.dispatchEvent(new Event("change", { bubbles: true }));
        },
        answered: () =>
          until(
            () => list.selectedIndex === (isEnd ? before : to) && lab().values[list.name] === list.value,
            () => `${list.name}: stands at option ${list.selectedIndex}, and the setting is ${lab().values[list.name]}`,
          ),
      };
    },

    preset(what, how) {
      const button = pick(shown("button[data-preset]"), what);
      if (!button) return null;
      const { values } = lab().explainer.presets.find(({ id }) => id === button.dataset.preset);
      return pressed(button, how, () =>
        until(() => same(lab().values, values), `${button.dataset.preset}: its settings are not shown`),
      );
    },

    tab(what, how) {
      const button = pick(shown("[data-tab]"), what);
      const panel = lab().querySelector(`[data-panel="${button.dataset.tab}"]`);
      return toggled(button, how, "aria-expanded", () => {
        const isOpen = button.getAttribute("aria-expanded") === "true";
        return panel.checkVisibility() === isOpen;
      });
    },

    chart(what) {
      const radio = pick(shown(".econ-charts input[type=radio]"), what);
      if (!radio) return null;
      const isChosen = () => lab().querySelector(".econ-figure[data-chosen]").dataset.chart === radio.value;
      const label = bringIntoView(radio.closest("label"));
      return {
        element: label,
        gestures: [["click", ...middle(label)]],
        play: () => label.click(),
        answered: () => until(() => radio.checked && isChosen(), `the chart ${radio.value} is not shown`),
      };
    },

    more(_, how) {
      const summary = shown("details[data-more] > summary")[0];
      if (!summary) return null;
      const wasOpen = summary.parentElement.open;
      return pressed(summary, how, () =>
        until(() => summary.parentElement.open !== wasOpen, "“More settings” is dead"),
      );
    },

    info(what, how) {
      const button = pick(shown(".econ-info"), what);
      return button ? toggled(button, how, "aria-expanded") : null;
    },

    reset(_, how) {
      const { values } = lab().explainer.results[""];
      const button = lab().querySelector("[data-action=reset]");
      return pressed(button, how, () => until(() => same(lab().values, values), "the start values are not shown"));
    },

    pin: (_, how) => toggled(lab().querySelector("[data-action=pin]"), how, "aria-pressed"),

    menu(_, how) {
      const button = lab().querySelector("[data-action=menu]");
      const isShut = () => lab().querySelector(".econ-menu-list").hidden;
      return toggled(
        button,
        how,
        "aria-expanded",
        () => isShut() !== (button.getAttribute("aria-expanded") === "true"),
      );
    },

    share(_, how) {
      const { explainer, values } = lab();
      const changed = explainer.parameters.filter((parameter) => values[parameter.id] !== parameter.default);
      const isThere = (text) => {
        const query = text.startsWith("http") ? new URL(text).searchParams : new URLSearchParams();
        return query.has("v") && changed.every(({ id }) => query.get(id) === String(values[id]));
      };
      return pressed(lab().querySelector("[data-action=share]"), how, async () => {
        for (const end = performance.now() + PATIENCE; performance.now() < end; await turn(10)) {
          hands.link = await navigator.clipboard.readText();
          if (isThere(hands.link)) return "";
        }
        return `the copied link, ${hands.link}, does not hold the settings`;
      });
    },

    async scene(what, how) {
      const scene = pick([...document.querySelectorAll("econ-scene[data-live]")], what);
      if (!scene) return null;
      bringIntoView(scene);
      const isReady = () => shown("[data-option], input[type=range]", scene).length > 0;
      if (await until(isReady, "late")) return null; // the scene waits for something that is folded
      const option = shown("[data-option]", scene)[0];
      if (option) {
        const asked = () => shown("[data-option]", scene).length;
        return pressed(option, how, () => until(() => !asked() || option.ariaPressed === "true", "a guess is lost"));
      }
      const slider = pick(shown("input[type=range]", scene), how);
      const step = keyed(slider, how < 0.5 ? "ArrowRight" : "ArrowLeft", scene);
      const hasSpoken = () => scene.querySelector("[data-sentence]").textContent.trim() !== "";
      return { ...step, answered: async () => (await step.answered()) || until(hasSpoken, "the scene says nothing") };
    },

    print: () => ({
      element: lab(),
      gestures: [["print"]],
      play: () => undefined,
      async answered() {
        const drawings = [...lab().querySelectorAll(".econ-drawing")];
        dispatchEvent(new Event("beforeprint"));
        const missing = await until(
          () => drawings.every((one) => one.querySelector("svg, img")),
          "a chart is not printed",
        );
        dispatchEvent(new Event("afterprint"));
        return missing;
      },
    }),

    code: (_, how) => ({
      element: lab(),
      gestures: [],
      play: () => undefined,
      answered: () => codeRun(pick(Object.keys(PROGRAMS), how)),
    }),

    own() {
      const tab = lab().querySelector("[data-tab=own-data]");
      if (!tab) return null;
      if (tab.getAttribute("aria-expanded") !== "true") tab.click();
      const { parameter, option } = lab().explainer.own_data;
      return pressed(lab().querySelector("[data-own=example]"), 0, () =>
        until(() => lab().values[parameter] === option, "the example of a table is not used"),
      );
    },
  };

  let current = null;
  const link = "";

  /** The gestures of a step; null where the page has nothing of its kind. */
  async function reach([does, what, how]) {
    current = await STEPS[does](what, how);
    return current?.gestures ?? null;
  }

  /** Whether the control has answered: "", or what is wrong. */
  async function answered([does]) {
    const complaint = await current.answered();
    return complaint && `${does}: ${complaint}`;
  }

  /** A step without a driver. */
  async function play(step) {
    if (!(await reach(step))) return "";
    current.play();
    return answered(step);
  }

  /** The settings at rest, and the numbers that are shown of them; `complaint` where there is no rest. */
  async function rest() {
    const missing = await until(lab, () => "no laboratory on the page", 20_000);
    if (missing) return { complaint: missing };
    const element = lab();
    const own = element.explainer.own_data;
    const isOwn = own && element.values[own.parameter] === own.option;
    bringIntoView(element.querySelector(".econ-header"));
    const told = () => last.get(element) ?? element.explainer.results[""];
    const hasValues = () => Object.keys(element.values).length > 0; // a page that is being left has none
    const isAnswered = () => isOwn || (hasValues() && same(told().values, element.values));
    const complaint = await until(
      () => lab() !== element || (element.dataset.state === "ready" && isAnswered()),
      () =>
        `no rest: ${element.dataset.state} at ${JSON.stringify(element.values)}: ${element.querySelector("[data-messages]").textContent}`,
      20_000,
    );
    if (complaint || isOwn) return { complaint };
    for (const _ of [1, 2]) await new Promise(requestAnimationFrame); // numbers are written once per frame
    if (lab() !== element || !hasValues()) return rest();
    const shownNumbers = [...element.querySelectorAll("[data-output]")].map(({ dataset }) => [
      dataset.output,
      dataset.value,
    ]);
    return {
      values: element.values,
      outputs: told().outputs,
      isOfTheBuild: Object.values(element.explainer.results).some(({ values }) => same(values, element.values)),
      shown: Object.fromEntries(shownNumbers),
      said: element.querySelector("[data-summary]").textContent,
      language: document.documentElement.lang.slice(0, 2),
    };
  }

  /** Puts everything back, so that a walk does not lean on the one before. */
  async function restart() {
    const element = lab();
    const undo = [
      "[data-action=menu][aria-expanded=true]",
      "[data-tab][aria-expanded=true]",
      "[data-action=pin][aria-pressed=true]",
    ];
    if (element.hasAttribute("data-edited")) element.querySelector("[data-code=reset]").click();
    for (const selector of undo) element.querySelector(selector)?.click();
    element.querySelector("[data-action=reset]").click();
    return until(() => same(element.values, element.explainer.results[""].values), "the start values do not come back");
  }

  return { link, reach, answered, play, rest, restart };
})();
