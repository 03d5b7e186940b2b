// Registers the service worker once the page is calm, and has it store Python when a widget has started it.
if ("serviceWorker" in navigator && location.protocol.startsWith("http")) {
  addEventListener("load", () => {
    const saves = navigator.connection?.saveData;
    if (!saves) navigator.serviceWorker.register(new URL("service-worker.js", __md_scope)).catch(() => undefined);
  });
  addEventListener("explainer:started", async () => {
    const registration = await navigator.serviceWorker.getRegistration(__md_scope);
    (registration?.active ?? registration?.waiting ?? registration?.installing)?.postMessage("store the runtime");
  });
}
