/** Operations of the worked examples that the rules do not cover yet; an operation leaves the list with its adapter. */
export const notYet: readonly string[] = [];
