let audio: AudioContext | null = null;

/** Lets the page sound later: browsers want a touch first. */
export function prepareSignal(): void {
  if (typeof AudioContext === "undefined") return;
  audio ??= new AudioContext();
  void audio.resume();
}

/** A short tone and a buzz, where the tablet can: the start, the end of the time. */
export function signal(seconds: number): void {
  navigator.vibrate?.(seconds * 1000);
  if (audio?.state !== "running") return;
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = 880;
  volume.gain.value = 0.4;
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + seconds);
}
