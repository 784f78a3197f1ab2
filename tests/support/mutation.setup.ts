import fc from "fast-check";

// A mutant either fails a property soon or not at all: no shrinking, and no property takes long.
fc.configureGlobal({ interruptAfterTimeLimit: 80, markInterruptAsFailure: false, endOnFailure: true });
