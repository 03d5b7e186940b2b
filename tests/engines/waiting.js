// Waits in a page for what a reader waits for.

window.until = async (test, what) => {
  for (const end = performance.now() + 60_000; performance.now() < end; ) {
    const found = test();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Waited in vain for ${what}.`);
};
