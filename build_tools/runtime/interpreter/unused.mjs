// What Pyodide's loader has for others: file systems that nobody mounts here, files that are decoded before they are
// read, and a screen with sound. What names them goes, and the minifier finds the rest.

import { replaceOnce } from "./replacing.mjs";

const NAMES = [
  ["FS.filesystems={MEMFS,IDBFS,NODEFS,WORKERFS,PROXYFS}", "FS.filesystems={MEMFS}"],
  ["IDBFS.quit();", ""],
  ["if(ENVIRONMENT_IS_NODE){NODEFS.staticInit()}", ""],
  ["registerWasmPlugin();FS.createPreloadedFile=FS_createPreloadedFile;FS.preloadFile=FS_preloadFile;", ""],
  ["MainLoop.init();", ""],
  [`Module["requestFullscreen"]=requestFullscreen;`, ""],
  ["registerPostMainLoop(()=>SDL.audio?.queueNewAudioData?.());", ""],
];

/** The text of `pyodide.asm.mjs` without these names. */
export function withoutUnused(text) {
  return NAMES.reduce((before, [old, by]) => replaceOnce(before, old, by), text);
}
