// What the worker goes on to need of its surroundings after they have been closed to readers' programs (closing.ts).
// Taken before any program runs; nothing hands these on, so a program cannot come by them.

const { fetch, XMLHttpRequest, postMessage } = globalThis;

/** The answer that holds a file; an error where there is none. */
export async function fetchFile(address: string): Promise<Response> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address.split("/").at(-1)}: ${answer.status}`);
  return answer;
}

/** A file of a web server, before the call comes back: workers may fetch so, pages should not. */
export function fetchNow(address: string): ArrayBuffer {
  const request = new XMLHttpRequest();
  request.open("GET", address, false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200) throw new Error(`${address}: ${request.status}`);
  return request.response as ArrayBuffer;
}

/** Says something to the page. */
export function tell(message: object): void {
  postMessage(message);
}
