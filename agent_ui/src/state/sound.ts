/** Two short tones, made by the browser itself: there is no file to load. */
const TONES = [
  { hertz: 880, at: 0 },
  { hertz: 660, at: 0.25 },
];
const LASTS_S = 0.2;
const VOLUME = 0.2;

let context: AudioContext | null = null;

/** Silent until somebody has pressed a key or clicked on the page, which browsers demand. */
export function sound(): void {
  context ??= new AudioContext();
  void context.resume();
  for (const { hertz, at } of TONES) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = hertz;
    volume.gain.value = VOLUME;
    tone.connect(volume).connect(context.destination);
    tone.start(context.currentTime + at);
    tone.stop(context.currentTime + at + LASTS_S);
  }
}
