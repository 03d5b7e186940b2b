// The worker in a package for learning platforms. Many of their servers know no `.mjs`, and browsers run no module of
// an unknown type; so modules are called `.js` in a package.

import { answering } from "../worker/answering";
import { fetchFile, fetchNow } from "../worker/captured";
import type { Call } from "../live/calls";

/** Put in by build_tools/bundling. */
declare const RUNTIME: { folder: string };

const folder = new URL(`../../runtime/${RUNTIME.folder}/`, import.meta.url).href;
const module = (name: string) => import(folder + name.replace(/\.mjs$/, ".js"));
const rest = () => fetchNow(`${folder}rest.wasm`);
const ask = (name: string) => fetchFile(folder + name);
const answer = answering({ folder, failure: "download", module, ask, rest });

self.onmessage = ({ data }: MessageEvent<Call>) => answer(data);
