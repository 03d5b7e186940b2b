// The worker on a web server: the runtime's files lie in a folder beside the widget's.

import { answering } from "../worker/answering";
import { fetchFile, fetchNow } from "../worker/captured";
import type { Call } from "../live/calls";

/** Put in by build_tools/bundling. */
declare const RUNTIME: { folder: string };

const folder = new URL(`../../runtime/${RUNTIME.folder}/`, import.meta.url).href;
const rest = () => fetchNow(`${folder}rest.wasm`);
const module = (name: string) => import(folder + name);
const ask = (name: string) => fetchFile(folder + name);
const answer = answering({ folder, failure: "download", module, ask, rest });

self.onmessage = ({ data }: MessageEvent<Call>) => answer(data);
