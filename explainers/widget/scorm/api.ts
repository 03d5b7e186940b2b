// What a learning platform offers to the pages of a SCORM 1.2 package: an object named API in a window around the page.

export interface Api {
  LMSInitialize(nothing: string): unknown;
  LMSGetValue(name: string): unknown;
  LMSSetValue(name: string, value: string): unknown;
  LMSCommit(nothing: string): unknown;
  LMSFinish(nothing: string): unknown;
}

const LEVELS = 7; // as the standard says

/** The platform's object; null where the page does not stand in a platform. */
export function findApi(own: Window = window): Api | null {
  return searchUp(own) ?? (own.opener || own.top?.opener ? searchUp((own.opener ?? own.top?.opener) as Window) : null);
}

function searchUp(start: Window): Api | null {
  let place = start as Window & { API?: Api };
  try {
    for (let level = 0; level <= LEVELS; level += 1) {
      if (place.API) return place.API;
      if (place.parent === place) return null;
      place = place.parent as typeof place;
    }
  } catch {
    // A window of another host: whatever stands there is not for this page.
  }
  return null;
}

/** A visit of the page that a platform keeps. Whatever the platform answers, the page goes on. */
export class Visit {
  private hasEnded = false; // a page that goes is told so twice: that it is left, and that it is hidden

  private constructor(private readonly api: Api) {}

  /** A visit that has begun; null where the platform does not want one. */
  static begin(api: Api): Visit | null {
    const visit = new Visit(api);
    return visit.call(() => api.LMSInitialize("")) === "true" ? visit : null;
  }

  read(name: string): string {
    return this.call(() => this.api.LMSGetValue(name));
  }

  write(name: string, value: string): void {
    this.call(() => this.api.LMSSetValue(name, value));
  }

  commit(): void {
    this.call(() => this.api.LMSCommit(""));
  }

  end(): void {
    this.call(() => this.api.LMSFinish(""));
    this.hasEnded = true;
  }

  private call(ask: () => unknown): string {
    if (this.hasEnded) return "";
    try {
      return String(ask() ?? "");
    } catch {
      return "";
    }
  }
}

/** A duration as SCORM 1.2 writes it: hours, minutes, seconds and hundredths. */
export function timespan(milliseconds: number): string {
  const hundredths = Math.round(milliseconds / 10);
  const two = (number: number) => String(Math.floor(number)).padStart(2, "0");
  const [hours, minutes, seconds] = [hundredths / 360_000, (hundredths / 6000) % 60, (hundredths / 100) % 60];
  return `${String(Math.floor(hours)).padStart(4, "0")}:${two(minutes)}:${two(seconds)}.${two(hundredths % 100)}`;
}
