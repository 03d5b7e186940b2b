// Opens files from the disk in Firefox (WebDriver BiDi) or WebKitGTK (WebDriver), one after the other, and runs a script
// in each page. Takes {engine, browser, driver, profile, jobs: [{address, script}]} as JSON on the standard input and
// prints what the scripts gave, as JSON. The network is cut in Firefox by a proxy that is not there.

import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

const job = JSON.parse(readFileSync(0, "utf8"));
const PREFERENCES = {
  "app.update.enabled": false,
  "network.proxy.type": 1,
  "network.proxy.http": "127.0.0.1",
  "network.proxy.http_port": 9,
  "network.proxy.ssl": "127.0.0.1",
  "network.proxy.ssl_port": 9,
};

const answers = await (job.engine === "firefox" ? driveFirefox() : driveWebKit());
process.stdout.write(JSON.stringify(answers), () => process.exit(0));

async function driveFirefox() {
  const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`);
  writeFileSync(join(job.profile, "user.js"), lines.join("\n"));
  const port = await freePort();
  const options = ["--headless", "--no-remote", "--remote-debugging-port", String(port), "--profile", job.profile];
  const browser = spawn(job.browser, options, { stdio: ["ignore", "ignore", "pipe"] });
  await new Promise((resolve) => browser.stderr.on("data", (text) => String(text).includes("listening") && resolve()));
  const socket = new WebSocket(`ws://127.0.0.1:${port}/session`);
  await new Promise((resolve) => (socket.onopen = resolve));
  const waiting = new Map();
  socket.onmessage = ({ data }) => {
    const answer = JSON.parse(data);
    waiting.get(answer.id)?.(answer);
  };
  const send = (method, params) =>
    new Promise((resolve) => {
      const id = waiting.size + 1;
      waiting.set(id, ({ result, message }) => resolve(result ?? Promise.reject(new Error(message))));
      socket.send(JSON.stringify({ id, method, params }));
    });
  await send("session.new", { capabilities: {} });
  const context = (await send("browsingContext.getTree", {})).contexts[0].context;
  const found = [];
  for (const { address, script } of job.jobs) {
    await send("browsingContext.navigate", { context, url: address, wait: "complete" });
    const expression = `(async () => JSON.stringify(await (async () => { ${script} })()))()`;
    const { result, exceptionDetails } = await send("script.evaluate", {
      expression,
      target: { context },
      awaitPromise: true,
    });
    found.push(result ? JSON.parse(result.value) : { error: exceptionDetails.text });
  }
  browser.kill();
  return found;
}

async function driveWebKit() {
  const port = await freePort();
  const driver = spawn(job.driver, [`--port=${port}`], { stdio: "ignore" });
  const send = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    return (await answer.json()).value;
  };
  await until(() => send("GET", "/status"));
  const browserOptions = { binary: job.browser, args: ["--automation"] };
  const session = await send("POST", "/session", {
    capabilities: { alwaysMatch: { "webkitgtk:browserOptions": browserOptions } },
  });
  const path = `/session/${session.sessionId}`;
  await send("POST", `${path}/timeouts`, { script: 120_000, pageLoad: 60_000 });
  const found = [];
  for (const { address, script } of job.jobs) {
    await send("POST", `${path}/url`, { url: address });
    const text = `const done = arguments[0]; (async () => { ${script} })().then(done, (error) => done({ error: String(error) }));`;
    found.push(await send("POST", `${path}/execute/async`, { script: text, args: [] }));
  }
  await send("DELETE", path);
  driver.kill();
  return found;
}

async function until(works) {
  for (let turn = 0; turn < 100; turn += 1) {
    try {
      return await works();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error("The driver does not answer.");
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
