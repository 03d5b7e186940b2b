// Runs in Node before each step of the build: an error that ends the step is told by itself. Node would first quote the
// line in which the error began, and behind the only line of a minified file it loses what was wrong.

import { writeSync } from "node:fs";
import { inspect } from "node:util";

const STDERR = 2;

process.on("uncaughtException", (error) => {
  writeSync(STDERR, `${inspect(error)}\n`);
  process.exit(1);
});
