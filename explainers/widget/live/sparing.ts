// Whether the reader's device is to be spared work that nobody has asked for.

interface Device {
  connection?: { saveData?: boolean };
  getBattery?(): Promise<{ level: number; charging: boolean }>;
}

const LOW = 0.2; // of a full battery, where devices begin to save by themselves

/** Whether the reader has asked pages to send little. */
export function savesData(): boolean {
  return (navigator as Device).connection?.saveData ?? false;
}

/** Whether it saves data or power; what it does not tell counts as no. */
export async function isSparing(): Promise<boolean> {
  if (savesData() || matchMedia("(prefers-reduced-data: reduce)").matches) return true;
  try {
    const battery = await (navigator as Device).getBattery?.();
    return battery !== undefined && !battery.charging && battery.level < LOW;
  } catch {
    return false; // a frame that may not know
  }
}
