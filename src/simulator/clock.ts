/** The simulator's own time: a clock underneath, moved by an offset. Milliseconds since the epoch. */
export interface SimulatedClock {
  now(): number;
  /** How far it is ahead of the clock underneath. */
  offset(): number;
  moveBy(milliseconds: number): void;
  moveTo(time: number): void;
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
