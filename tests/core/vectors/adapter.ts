/**
 * Runs one operation of the worked examples through the rules' public functions, in the shape of the example's answer; or
 * with `expected`, where a lot decides between answers that are alike, both in a shape that tells only what they share.
 */
export type Run = (input: unknown) => unknown;
export type Adapter = Run | { run: Run; expected: Run };
