/** The clerk's line for the time, in ms. A file of its own: it is all a tablet's clock needs of panels. */
export const timeLine = "time";
