// A file of the runtime, or a script, as the offline forms carry it: gzip, then base64.

import { decode } from "../text/base64";

/**
 * The bytes behind such a text, as they come out; the stream fails where the text is damaged. Needs nothing that WebKit
 * refuses to pages from a disk: no `blob.stream()`, no `fetch` of a blob.
 */
export function unpack(text: string): ReadableStream<Uint8Array<ArrayBuffer>> {
  const bytes = decode(text);
  const packed = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  return packed.pipeThrough(new DecompressionStream("gzip"));
}
