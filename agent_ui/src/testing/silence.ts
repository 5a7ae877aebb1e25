/** A browser's sound for tests: counts the tones instead of playing them. */
export const soundedTones: number[] = [];

export class SilentContext {
  currentTime = 0;
  destination = {};
  resume = () => Promise.resolve();
  createGain = () => ({ gain: { value: 0 }, connect: () => {} });
  createOscillator = () => ({
    frequency: { value: 0 },
    connect: (next: unknown) => next,
    start: (at: number) => soundedTones.push(at),
    stop: () => {},
  });
}
