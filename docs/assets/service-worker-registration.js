// Registers the service worker, and has it store Python, when the reader has what the page is for: on a page with an
// explainer when Python has started, or after a while; so what it stores never holds up what the reader waits for.
if ("serviceWorker" in navigator && location.protocol.startsWith("http")) {
  const WHILE = 20_000; // milliseconds
  const saves = navigator.connection?.saveData;
  const address = new URL("service-worker.js", __md_scope);
  const register = () => saves || navigator.serviceWorker.register(address).catch(() => undefined);
  addEventListener("load", () => setTimeout(register, document.querySelector("econ-explainer") ? WHILE : 0));
  const storePython = async () => {
    await register();
    const registration = await navigator.serviceWorker.getRegistration(__md_scope);
    (registration?.active ?? registration?.waiting ?? registration?.installing)?.postMessage("store the runtime");
  };
  addEventListener("explainer:started", storePython, { once: true });
}
