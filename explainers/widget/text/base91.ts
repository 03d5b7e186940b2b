// Bytes as text of 91 letters, as build_tools/base91.py writes them: 13 bits in two letters, the lowest bits first.

const LEFT_OUT = '"<\\'; // they would need an escape in a script
const BITS = 13;
const SINGLE = 6; // bits of a letter that stands alone, at the end
const PIECE = 16 * 16_384; // letters; sixteen are thirteen whole bytes

/** What each letter stands for, by its code. */
const VALUES = new Uint8Array(128);
for (let code = 0x21, value = 0; code < 0x7f; code += 1) {
  if (!LEFT_OUT.includes(String.fromCharCode(code))) VALUES[code] = value++;
}

/** The bytes behind such a text, piece by piece, so that whoever takes them can work meanwhile. */
export function* decode(text: string): Generator<Uint8Array<ArrayBuffer>> {
  for (let start = 0; start < text.length; start += PIECE) yield decodePiece(text.slice(start, start + PIECE));
}

function decodePiece(text: string): Uint8Array<ArrayBuffer> {
  const pairs = text.length >> 1;
  const isOdd = text.length % 2 === 1;
  const bytes = new Uint8Array((pairs * BITS + (isOdd ? SINGLE : 0)) >> 3);
  let [held, count, place] = [0, 0, 0]; // bits that make no whole byte yet, and how many
  for (let pair = 0; pair < pairs; pair += 1) {
    held |= (valueAt(text, 2 * pair) + 91 * valueAt(text, 2 * pair + 1)) << count;
    for (count += BITS; count >= 8; count -= 8) {
      bytes[place++] = held; // the array keeps the lowest eight bits
      held >>= 8;
    }
  }
  if (isOdd) bytes[place] = held | (valueAt(text, 2 * pairs) << count);
  return bytes;
}

/** Damage may be any letter; it stands for something then, and whoever unpacks the bytes finds out. */
function valueAt(text: string, place: number): number {
  return VALUES[text.charCodeAt(place)] ?? 0;
}
