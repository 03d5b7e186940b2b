// Audits one page with Lighthouse, as on a phone, and prints the report's scores, times and what it would mend, as JSON.
//
// Standard input: {"address", "browser", "options"}. The browser is started anew, with an empty profile.

import { text } from "node:stream/consumers";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const TIMES = [
  "first-contentful-paint",
  "largest-contentful-paint",
  "speed-index",
  "total-blocking-time",
  "cumulative-layout-shift",
];

const { address, browser, options } = JSON.parse(await text(process.stdin));
const chrome = await launch({ chromePath: browser, chromeFlags: ["--headless=new", ...options], logLevel: "silent" });
try {
  const { lhr } = await lighthouse(address, { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "silent" });
  if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
  console.log(JSON.stringify({ scores: scores(lhr), times: times(lhr), faults: faults(lhr) }));
} finally {
  chrome.kill();
}

/** The score of each category, of 100. */
function scores({ categories }) {
  return Object.fromEntries(CATEGORIES.map((name) => [name, Math.round(categories[name].score * 100)]));
}

/** The times behind the first score, in milliseconds; the last is a share of the screen. */
function times({ audits }) {
  return Object.fromEntries(TIMES.map((name) => [name, audits[name].numericValue]));
}

/** What keeps a category from 100: the audits that weigh something and are not passed in full, by category. */
function faults({ audits, categories }) {
  const failed = ({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1;
  return Object.fromEntries(
    CATEGORIES.map((name) => [name, categories[name].auditRefs.filter(failed).map(({ id }) => audits[id].title)]),
  );
}
