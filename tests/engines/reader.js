// What a reader does beside moving a slider: changes the code, saves files, prints, chooses the dark colours. Gives what
// came of each. It stands in a function of its own in the page, behind what waits.

const element = document.querySelector("econ-explainer");
element.scrollIntoView();
await until(() => element.dataset.state === "ready", "Python");

const saved = {};
const { createObjectURL } = URL;
URL.createObjectURL = (content) => {
  saved[content.type.split(";")[0]] = content;
  return createObjectURL.call(URL, content);
};
const types = { csv: "text/csv", svg: "image/svg+xml", png: "image/png" };
for (const [name, type] of Object.entries(types)) {
  element.querySelector(`[data-download=${name}]`).click();
  await until(() => saved[type], name);
}

element.querySelector("[data-tab=code]").click();
const editor = await until(() => element.querySelector(".cm-content"), "the editor");
editor.focus();
getSelection().selectAllChildren(editor);
getSelection().collapseToStart();
// A name that only the interpreter's rest knows.
const program = "import unicodedata\nraise ValueError('a version of my own: ' + unicodedata.name('é'))\n";
document.execCommand("insertText", false, program);
await until(() => !element.querySelector("[data-code=run]").disabled, "the button");
element.querySelector("[data-code=run]").click();
const status = element.querySelector("[data-code-status]");
await until(() => status.textContent, "the error");
const complaint = status.textContent + (element.querySelector(".econ-traceback")?.textContent ?? "");
element.querySelector("[data-code=reset]").click();
await until(() => status.textContent !== complaint && element.dataset.state === "ready", "the original");

dispatchEvent(new Event("beforeprint"));
const printed = [...element.querySelectorAll(".econ-drawing")].map((place) => place.querySelectorAll("svg").length);

document.querySelector("label[for^=__palette]:not([hidden])")?.click();
const background = getComputedStyle(document.body).backgroundColor;

return {
  csv: await saved[types.csv].text(),
  svg: await saved[types.svg].text(),
  png: saved[types.png].size,
  complaint,
  printed,
  scheme: document.body.dataset.mdColorScheme ?? null,
  background,
  other: document.querySelector("a[hreflang]:not([hreflang='x-default'])[href*='zh']")?.href ?? null,
  next: document.querySelector(".md-footer__link--next")?.href ?? null,
};
