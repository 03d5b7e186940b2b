// A file of the runtime, or a script, as the offline forms carry it: gzip, which browsers unpack by themselves, as text
// of 91 letters.

import { decode } from "../text/base91";

/**
 * The bytes behind such a text, as they come out; the stream fails where the text is damaged. Needs nothing that WebKit
 * refuses to pages from a disk: no `blob.stream()`, no `fetch` of a blob.
 */
export function unpack(text: string): ReadableStream<Uint8Array<ArrayBuffer>> {
  const pieces = decode(text);
  const packed = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      const { value, done } = pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
  return packed.pipeThrough(new DecompressionStream("gzip"));
}
