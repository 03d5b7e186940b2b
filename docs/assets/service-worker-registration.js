// Registers the service worker, and has it store Python, some seconds after the reader has what the page is for: on a
// page with an explainer after Python has started, or after a while. So what it stores holds up neither what the reader
// waits for, nor a second visit that follows at once.
if ("serviceWorker" in navigator && location.protocol.startsWith("http")) {
  const WHILE = 20_000; // milliseconds
  const PAUSE = 4_000; // milliseconds
  const saves = navigator.connection?.saveData;
  const address = new URL("service-worker.js", __md_scope);
  const register = () => saves || navigator.serviceWorker.register(address).catch(() => undefined);
  addEventListener("load", () => setTimeout(register, document.querySelector("econ-explainer") ? WHILE : PAUSE));
  const storePython = async () => {
    await register();
    const registration = await navigator.serviceWorker.getRegistration(__md_scope);
    (registration?.active ?? registration?.waiting ?? registration?.installing)?.postMessage("store the runtime");
  };
  const whenIdle = (act) => (window.requestIdleCallback ? requestIdleCallback(act) : setTimeout(act));
  addEventListener("explainer:started", () => setTimeout(() => whenIdle(storePython), PAUSE), { once: true });
}
