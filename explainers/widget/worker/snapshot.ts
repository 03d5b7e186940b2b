// The memory of a Python that has already started, made small for the way to the reader.
//
// Much of that memory is zero, and much of the rest stands in the WebAssembly file as well, which puts it into memory
// when it is instantiated. What remains are runs of bytes in the packed file; so is all that the file's constructors
// write, for they have run when the snapshot is put into place. Layout, in 32-bit words: magic, length of the memory,
// length of the part that is taken from the instance, sum over what is taken, length of Pyodide's own preface, number of
// runs; then start and length of each run; then, in bytes, the preface and the runs.

const MAGIC = 0x4650_514e;
const HEADER = 6;
const PAGE = 65_536; // bytes by which memory grows
const BLOCK = 64; // bytes; runs start and end at multiples of it

export class SnapshotError extends Error {}

export interface Packed {
  length: number;
  shared: number;
  sum: number;
  runs: Uint32Array;
  preface: Uint8Array;
  bytes: Uint8Array;
}

/** The parts of a packed snapshot; SnapshotError where it is damaged or cut off. */
export function read(file: Uint8Array): Packed {
  const words = new Uint32Array(file.buffer, file.byteOffset, Math.floor(file.byteLength / 4));
  const [magic, length = 0, shared = 0, sum = 0, prefaceLength = 0, count = 0] = words;
  if (magic !== MAGIC) throw new SnapshotError("This is no snapshot.");
  const runs = words.subarray(HEADER, HEADER + 2 * count);
  const bytes = file.subarray(4 * (HEADER + 2 * count) + prefaceLength);
  let total = 0;
  eachRun(runs, (_, size) => (total += size));
  if (runs.length !== 2 * count || bytes.length !== total) throw new SnapshotError("The snapshot is cut off.");
  const preface = file.subarray(4 * (HEADER + 2 * count), 4 * (HEADER + 2 * count) + prefaceLength);
  return { length, shared, sum, runs, preface, bytes };
}

/** Writes the runs over the memory of an instance whose constructors have run, and nothing else. */
export function restore(packed: Packed, memory: WebAssembly.Memory): void {
  const missing = packed.length - memory.buffer.byteLength;
  if (missing > 0) memory.grow(missing / PAGE);
  const bytes = new Uint8Array(memory.buffer);
  if (sumOfShared(packed.runs, bytes.subarray(0, packed.shared)) !== packed.sum) {
    throw new SnapshotError("The snapshot belongs to another WebAssembly file.");
  }
  let from = 0;
  eachRun(packed.runs, (start, size) => {
    bytes.set(packed.bytes.subarray(from, from + size), start);
    from += size;
  });
}

/**
 * Packs a snapshot of Pyodide; the opposite of `restore`. `fresh` is the memory of a new instance, and `constructed` the
 * same behind the constructors.
 */
export function pack(whole: Uint8Array, fresh: Uint8Array, constructed: Uint8Array): Uint8Array {
  const prefaceLength = new Uint32Array(whole.buffer, whole.byteOffset, 2)[1] as number;
  const memory = whole.subarray(prefaceLength);
  const shared = BLOCK * Math.ceil((fresh.findLastIndex((byte) => byte !== 0) + 1) / BLOCK);
  const runs = unknown(memory, fresh, constructed);
  const parts = [whole.subarray(0, prefaceLength)];
  eachRun(runs, (start, size) => parts.push(memory.subarray(start, start + size)));
  const sum = sumOfShared(runs, fresh.subarray(0, shared));
  const words = Uint32Array.from([MAGIC, memory.length, shared, sum, prefaceLength, runs.length / 2, ...runs]);
  const file = new Uint8Array(words.byteLength + parts.reduce((total, part) => total + part.length, 0));
  let to = 0;
  for (const part of [new Uint8Array(words.buffer), ...parts]) {
    file.set(part, to);
    to += part.length;
  }
  return file;
}

/** Start and length of each run of blocks that a reader cannot know. */
function unknown(memory: Uint8Array, fresh: Uint8Array, constructed: Uint8Array): Uint32Array {
  const runs: number[] = [];
  let end = -1;
  for (let start = 0; start < memory.length; start += BLOCK) {
    const isKnown = (byte: number, index: number) => {
      const at = start + index;
      return byte === (fresh[at] ?? 0) && byte === (constructed[at] ?? 0);
    };
    if (memory.subarray(start, start + BLOCK).every(isKnown)) continue;
    if (start === end) (runs[runs.length - 1] as number) += BLOCK;
    else runs.push(start, BLOCK);
    end = start + BLOCK;
  }
  return Uint32Array.from(runs);
}

/** A sum over the words that are taken from the fresh memory, so that a memory of another make is noticed. */
function sumOfShared(runs: Uint32Array, fresh: Uint8Array): number {
  const words = new Uint32Array(fresh.buffer, fresh.byteOffset, fresh.length / 4);
  let sum = 0;
  let index = 0;
  const addUntil = (end: number) => {
    for (; index < Math.min(end, words.length); index += 1) sum = (Math.imul(sum, 31) + (words[index] as number)) >>> 0;
  };
  eachRun(runs, (start, size) => {
    addUntil(start / 4);
    index = (start + size) / 4;
  });
  addUntil(words.length);
  return sum;
}

function eachRun(runs: Uint32Array, use: (start: number, size: number) => void): void {
  for (let index = 0; index < runs.length; index += 2) use(runs[index] as number, runs[index + 1] as number);
}
