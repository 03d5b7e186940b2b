// Registers the service worker, and has it store Python, some seconds after the reader has what the page is for: on a
// page with an explainer after Python has started, or after a while. So what it stores holds up neither what the reader
// waits for, nor a second visit that follows at once. Says when a new version is ready; nothing reloads by itself.
if ("serviceWorker" in navigator && location.protocol.startsWith("http")) {
  const WHILE = 20_000; // milliseconds
  const PAUSE = 4_000; // milliseconds
  const REMOVED = `${__md_scope.pathname}.removed`; // for as long as this tab is open
  const worker = navigator.serviceWorker;
  const isUnwanted = () => navigator.connection?.saveData || sessionStorage.getItem(REMOVED);
  const address = new URL("service-worker.js", __md_scope);

  const register = async () => {
    const registration = isUnwanted() ? null : await worker.register(address).catch(() => null);
    if (registration) follow(registration);
  };

  const storePython = async () => {
    await register();
    const registration = await worker.getRegistration(__md_scope);
    (registration?.active ?? registration?.waiting ?? registration?.installing)?.postMessage("store the runtime");
  };

  const followed = new Set();
  const follow = (registration) => {
    if (registration.waiting && worker.controller) tell(registration.waiting);
    if (followed.has(registration)) return;
    followed.add(registration);
    registration.addEventListener("updatefound", () => {
      const { installing } = registration;
      installing.addEventListener("statechange", () => {
        if (installing.state === "installed" && worker.controller) tell(installing);
      });
    });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") registration.update().catch(() => undefined);
    });
  };

  // The words are fetched only now: most visits have no new version.
  const told = new Set();
  const tell = async (waiting) => {
    if (told.has(waiting)) return;
    told.add(waiting);
    const manifest = document.querySelector("link[rel=manifest]");
    const words = await fetch(new URL("notices.json", manifest.href)).then((found) => found.json());
    show(words, waiting);
  };

  const button = (text, act) => {
    const made = document.createElement("button");
    Object.assign(made, { className: "md-button", textContent: text, type: "button", onclick: act });
    return made;
  };

  const show = (words, waiting) => {
    document.querySelector(".site-notice")?.remove();
    const notice = document.createElement("div");
    const text = document.createElement("p");
    notice.className = "site-notice md-typeset";
    text.setAttribute("role", "status");
    const reload = async () => {
      if (await takeOver(waiting)) return;
      text.textContent = words.elsewhere;
      now.remove();
    };
    const now = button(words.reload, reload);
    notice.append(
      text,
      now,
      button(words.later, () => notice.remove()),
    );
    document.body.append(notice);
    setTimeout(() => {
      text.textContent = words.ready; // later than the element, so that screen readers say it
    });
  };

  /** Whether the new version takes over; then this page is loaded again. It does not while other pages are open. */
  const takeOver = (waiting) =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      worker.addEventListener("controllerchange", () => location.reload(), { once: true });
      port1.onmessage = ({ data }) => resolve(data.isAlone);
      waiting.postMessage("take over", [port2]);
    });

  addEventListener("load", () => setTimeout(register, document.querySelector("econ-explainer") ? WHILE : PAUSE));
  const whenIdle = (act) => (window.requestIdleCallback ? requestIdleCallback(act) : setTimeout(act));
  addEventListener("explainer:started", () => setTimeout(() => whenIdle(storePython), PAUSE), { once: true });
}

// The theme follows the reader's choice of light or dark; what a page says for the system's own is needed only until then.
document$.subscribe(() => {
  for (const color of document.querySelectorAll("meta[name=theme-color][media]")) color.remove();
});
