// Bytes as text, and back.

const PIECE = 30_000; // bytes; older browsers take no more arguments at once, and pieces of three make whole letters

/** The bytes behind base64. */
export function decode(text: string): Uint8Array<ArrayBuffer> {
  const modern = Uint8Array as unknown as { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> };
  if (modern.fromBase64) return modern.fromBase64(text);
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** The base64 of bytes. */
export function encode(bytes: Uint8Array): string {
  const modern = bytes as unknown as { toBase64?: () => string };
  if (modern.toBase64) return modern.toBase64();
  const starts = Array.from({ length: Math.ceil(bytes.length / PIECE) }, (_, place) => place * PIECE);
  return starts.map((start) => btoa(String.fromCharCode(...bytes.subarray(start, start + PIECE)))).join("");
}
