// Stands in the place of the theme's search worker, and waits for the reader's first question. Only then does it fetch
// what the site says, and the theme's own worker with it: both together cost a page half a megabyte and a second.

// The kinds of message of the theme that matter here; 2 is a question.
const SETUP = 0;
const READY = 1;
const RESULT = 3;
const nothing = { type: RESULT, data: { items: [] } };
let setup,
  newest,
  isBeginning = false;

function wait({ data: message }) {
  if (message.type === SETUP) {
    setup = message.data;
    postMessage({ type: READY });
  } else if (message.data === "") {
    postMessage(nothing);
  } else {
    newest = message;
    begin();
  }
}

/** Where the pages cannot be had, nothing is found, and the next letter tries again. */
async function begin() {
  if (isBeginning) return;
  isBeginning = true;
  try {
    const answer = await fetch(new URL(PAGES, location.href));
    if (!answer.ok) throw new Error(`${PAGES}: ${answer.status}`);
    handOver(await answer.json());
  } catch (error) {
    console.warn(error);
    postMessage(nothing);
    isBeginning = false;
  }
}

/** From here on the theme's worker answers; the page has been told already that it is ready. */
function handOver(docs) {
  importScripts(THEME);
  removeEventListener("message", wait);
  const post = self.postMessage;
  self.postMessage = (message) => {
    if (message.type !== READY) return post.call(self, message);
    self.postMessage = post;
    tell(newest);
  };
  tell({ type: SETUP, data: { ...setup, docs } });
}

function tell(data) {
  dispatchEvent(new MessageEvent("message", { data }));
}

addEventListener("message", wait);
