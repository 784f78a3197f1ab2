/** A course, and which wheel starts and stops the clock on its lines. */
export type CourseOptions = {
  /** between the lines, one way */
  lengthMm: number;
  laneWidthMm: number | null;
  outAndBack: boolean;
  startWheel: "front" | "rear";
  finishWheel: "front" | "rear";
  /** after the signal everybody must be moving within this time; null = no such rule */
  moveWithinMs: number | null;
};

/**
 * [SC19] How far a bicycle moves while its clock runs, in mm: from the front wheel at the start to the rear wheel at the
 * finish a wheelbase more, the other way round a wheelbase less. Source: domain 5.1, 5.2 (trigger points), arithmetic (P).
 */
export function riddenMm(course: Omit<CourseOptions, "laneWidthMm" | "moveWithinMs">, wheelbaseMm: number): number {
  const { lengthMm, outAndBack, startWheel, finishWheel } = course;
  const wheels = Number(finishWheel === "rear") - Number(startWheel === "rear");
  return lengthMm * (outAndBack ? 2 : 1) + wheels * wheelbaseMm;
}

/** [SC19] Whether somebody who began to move `ms` after the signal began in time; exactly at the limit is in time. [777DOC]; C09, C10. */
export function startedInTime(ms: number, withinMs: number): boolean {
  return ms <= withinMs;
}
