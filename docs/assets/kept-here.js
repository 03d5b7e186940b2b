// Shows what the browser keeps of the site, has it keep everything, or removes it.
{
  const section = document.querySelector(".kept-here");
  const place = document.currentScript.src;

  const registration = () => navigator.serviceWorker.getRegistration(__md_scope);

  /** What the worker answers; null where there is none. */
  const ask = async (question) => {
    const { active } = (await registration()) ?? {};
    if (!active) return null;
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((resolve) => {
      port1.onmessage = ({ data }) => resolve(data ?? null);
    });
    active.postMessage(question, [port2]);
    return answer;
  };

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const megabytes = (bytes) =>
    new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 }).format(bytes / 1e6);

  const start = (section) => {
    const words = JSON.parse(section.dataset.words);
    const state = section.querySelector("[role=status]");
    const [keep, remove] = ["keep", "remove"].map((name) => section.querySelector(`.kept-here-${name}`));
    const about = document.getElementById(keep.getAttribute("aria-describedby"));

    const count = async () => {
      const found = await ask("how much");
      if (!found || found.kept === 0) return words.nothing;
      const isWhole = found.kept === found.whole;
      const missing = megabytes(found.whole - found.kept);
      for (const part of [keep.parentElement, about]) part.hidden = isWhole;
      about.textContent = fill(words.keep_about, { missing });
      const values = { kept: megabytes(found.kept), whole: megabytes(found.whole) };
      return fill(isWhole ? words.all : words.kept, values) + (await counted());
    };

    const counted = async () => {
      const { usage } = (await navigator.storage?.estimate?.()) ?? {};
      const isLasting = await navigator.storage?.persisted?.();
      return (usage ? fill(words.browser, { used: megabytes(usage) }) : "") + (isLasting ? words.lasting : "");
    };

    const show = async () => {
      state.textContent = await count();
    };

    keep.addEventListener("click", async () => {
      keep.disabled = true;
      state.textContent = words.keeping;
      sessionStorage.removeItem(REMOVED);
      await navigator.serviceWorker.register(new URL("service-worker.js", __md_scope)).catch(() => undefined);
      await navigator.serviceWorker.ready;
      await navigator.storage?.persist?.(); // some browsers ask the reader, who has just asked for this
      const answer = await ask("keep everything");
      await show();
      if (!answer?.isThere) state.textContent = words.failed;
      keep.disabled = false;
    });

    remove.addEventListener("click", async () => {
      await removeAll();
      await show();
      state.textContent = words.removed;
    });

    section.hidden = false;
    show();
    navigator.serviceWorker.ready.then(show); // which may be a moment after the page has loaded
  };

  const REMOVED = `${__md_scope.pathname}.removed`; // as in service-worker-registration.js

  const removeAll = async () => {
    sessionStorage.setItem(REMOVED, "1"); // or the next page of this visit would store everything again
    await ask("remove everything");
    await (await registration())?.unregister();
    const isOurs = (name) => name.startsWith("econ-") || name.startsWith(`${__md_scope.pathname}.`);
    for (const name of Object.keys(localStorage).filter(isOurs)) localStorage.removeItem(name);
    for (const name of Object.keys(sessionStorage).filter((name) => isOurs(name) && name !== REMOVED)) {
      sessionStorage.removeItem(name);
    }
  };

  if (section && place.startsWith("http") && "serviceWorker" in navigator) start(section);
}
