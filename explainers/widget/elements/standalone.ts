// What a page needs that holds an explainer and no site around it: colours, and in a frame a message that gives its height.

const DARK = "(prefers-color-scheme: dark)";

/** Light or dark, as the reader's system has it. */
export function followColorScheme(): void {
  const dark = matchMedia(DARK);
  const apply = () => (document.documentElement.dataset.mdColorScheme = dark.matches ? "slate" : "default");
  dark.addEventListener("change", apply);
  apply();
}

/** Tells the page around the frame how high this one is, now and whenever that changes. */
export function reportHeight(slug: string): void {
  let told = 0;
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    window.parent.postMessage({ type: "econ-explainer:height", slug, height }, "*"); // it holds nothing of the reader's
  };
  new ResizeObserver(tell).observe(document.body);
  tell();
}
