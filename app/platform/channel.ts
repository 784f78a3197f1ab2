/**
 * A way from one process of the program to the others: short texts, told to whoever listens at that moment. It promises
 * nothing: what an outage of its carrier swallows has to be found some other way.
 */
export interface Channel {
  /** never waits and never throws; a text that cannot be sent now is dropped */
  say(text: string): void;
  close(): Promise<void>;
}
