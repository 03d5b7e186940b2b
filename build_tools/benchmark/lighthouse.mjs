// Runs Lighthouse on one page as a phone sees it: takes {url, browser, options} as JSON on the standard input, and prints
// the score of each category, the times and the audits that miss their mark, as JSON.

import { readFileSync } from "node:fs";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const { url, browser, options } = JSON.parse(readFileSync(0, "utf8"));
const chrome = await launch({ chromePath: browser, chromeFlags: ["--headless=new", ...options], logLevel: "silent" });
try {
  const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: "silent", output: "json" });
  const scores = Object.fromEntries(
    Object.entries(lhr.categories).map(([id, { score }]) => [id, Math.round(100 * score)]),
  );
  const timed = lhr.categories.performance.auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id);
  const times = Object.fromEntries(timed.map((id) => [id, lhr.audits[id].numericValue]));
  const missed = Object.values(lhr.audits).filter(({ score }) => score !== null && score < 0.9);
  process.stdout.write(JSON.stringify({ scores, times, missed: missed.map(({ id }) => id) }));
} finally {
  await chrome.kill();
}
