// How much of the runtime has come, in the form in which it comes over the wire.

type Encoding = "plain" | "gzip" | "br";

/** Put in by build_tools/bundling: what the runtime's files weigh. */
declare const RUNTIME: { sizes: Record<string, Record<Encoding, number>> };

export type Report = (loaded: number, total: number) => void;

/** Counts the files that it was made for. */
export class Progress {
  private readonly shares = new Map<string, number>();
  private encoding: Encoding = "plain";

  constructor(
    names: string[],
    private readonly report: Report,
  ) {
    for (const name of names) this.shares.set(name, 0);
  }

  /** The whole file is there. */
  done(name: string): void {
    this.shares.set(name, 1);
    this.tell();
  }

  /** The bytes of an answer, counted while they come in. */
  async read(name: string, answer: Response): Promise<Uint8Array> {
    const encoding = answer.headers.get("Content-Encoding");
    this.encoding = encoding === "br" || encoding === "gzip" ? encoding : "plain";
    const parts: Uint8Array[] = [];
    let length = 0;
    for (const reader = answer.body?.getReader(); reader; ) {
      const { value, done } = await reader.read();
      if (done) break;
      parts.push(value);
      length += value.byteLength;
      this.shares.set(name, Math.min(1, length / weight(name).plain));
      this.tell();
    }
    return joined(parts, length);
  }

  private tell(): void {
    let [loaded, total] = [0, 0];
    for (const [name, share] of this.shares) {
      loaded += share * weight(name)[this.encoding];
      total += weight(name)[this.encoding];
    }
    this.report(loaded, total);
  }
}

function weight(name: string): Record<Encoding, number> {
  return RUNTIME.sizes[name] as Record<Encoding, number>;
}

function joined(parts: Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let to = 0;
  for (const part of parts) {
    whole.set(part, to);
    to += part.byteLength;
  }
  return whole;
}
