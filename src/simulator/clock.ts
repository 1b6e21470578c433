/** The simulator's own time: a clock underneath, moved by an offset. Milliseconds since the epoch. */
export interface SimulatedClock {
  now(): number;
  /** How far it is ahead of the clock underneath. */
  offset(): number;
  moveBy(milliseconds: number): void;
  moveTo(time: number): void;
}

const earliest = Date.parse('0000-01-01T00:00:00Z');
const latest = Date.parse('9999-12-31T23:59:59Z');

/** Whether RFC 3339 has a text for the time (milliseconds since the epoch); far beyond, JavaScript has no dates at all. */
export function isTellable(time: number): boolean {
  return time >= earliest && time <= latest;
}

export function createClock(underneath: () => number, startOffset: number): SimulatedClock {
  let offset = startOffset;
  return {
    now: () => underneath() + offset,
    offset: () => offset,
    moveBy: (milliseconds) => {
      offset += milliseconds;
    },
    moveTo: (time) => {
      offset = time - underneath();
    },
  };
}
