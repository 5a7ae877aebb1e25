/** Short tones, made by the browser itself: there is no file to load. */
interface Tone {
  hertz: number;
  at: number; // seconds
}

export const ALARM: readonly Tone[] = [
  { hertz: 880, at: 0 },
  { hertz: 660, at: 0.25 },
];
/** Lower and twofold, so that nobody takes the one for the other. */
export const RING: readonly Tone[] = [
  { hertz: 440, at: 0 },
  { hertz: 480, at: 0.22 },
  { hertz: 440, at: 0.44 },
  { hertz: 480, at: 0.66 },
];
/** A single one, for what has been said once. */
export const ORDER: readonly Tone[] = [{ hertz: 660, at: 0 }];
const LASTS_S = 0.2;
const VOLUME = 0.2;

let context: AudioContext | null = null;

/** Silent until somebody has pressed a key or clicked on the page, which browsers demand. */
export function sound(tones: readonly Tone[]): void {
  context ??= new AudioContext();
  void context.resume();
  for (const { hertz, at } of tones) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = hertz;
    volume.gain.value = VOLUME;
    tone.connect(volume).connect(context.destination);
    tone.start(context.currentTime + at);
    tone.stop(context.currentTime + at + LASTS_S);
  }
}
