// Starts the worker with Python while the browser still reads the page; the widget's script takes it over when it has
// come. Stands in the head of pages from a web server. `data-worker` is the worker's address; where `data-place` is
// given, the laboratory stands further down, and the worker is started for those who come to that very place.
{
  const { worker, place } = document.currentScript.dataset;
  const isWanted = place === undefined || location.hash === `#${place}`;
  if (isWanted && !navigator.connection?.saveData) {
    window.econWorker = new Worker(worker, { type: "module" });
    window.econWorker.onerror = () => {
      window.econWorker = null; // the widget tries again, and says so when that fails, too
    };
  }
}
