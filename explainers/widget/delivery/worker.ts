// The worker on a web server: the runtime's files lie in a folder beside the widget's.

import { answering } from "../worker/answering";
import { fetchNow } from "../worker/rest";
import type { Call } from "../live/calls";

/** Put in by build_tools/bundling. */
declare const RUNTIME: { folder: string };

const folder = new URL(`../../runtime/${RUNTIME.folder}/`, import.meta.url).href;
const rest = () => fetchNow(`${folder}rest.wasm`);
const answer = answering({ folder, failure: "download", module: (name) => import(folder + name), rest });

self.onmessage = ({ data }: MessageEvent<Call>) => answer(data);
