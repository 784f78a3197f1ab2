// What the contest sheets of the catalogue are made of; the words for each stand in i18n.

export const lineKeys = [
  ...(["accuracy", "aims", "bearing", "blackboard", "brushwork", "care", "colour", "communication"] as const),
  ...(["composition", "conducting", "content", "creativity", "cutting", "delivery", "diagram", "dress"] as const),
  ...(["driving", "effect", "expression", "fault-finding", "fit", "function", "harmony", "hygiene"] as const),
  ...(["inspection", "layout", "lifting", "light", "method", "parking", "placing"] as const),
  ...(["preparation", "procedure", "process", "rhythm", "safety", "shape", "size", "spirit", "stacking"] as const),
  ...(["structure", "surface", "tables", "taste", "theme", "through-poles", "unison", "voice"] as const),
  ...(["weld-face", "weld-inside", "weld-size", "wiring"] as const),
] as const;
export type LineKey = (typeof lineKeys)[number];

export const moduleKeys = [
  ...(["theory", "practice", "interview", "stage", "works", "vote"] as const),
  ...(["typing", "office", "lesson-plan", "lesson"] as const),
] as const;
export type ModuleKey = (typeof moduleKeys)[number];

export const deductionKeys = ["unsafe", "touched-pole", "dropped-load", "spilled", "contaminated", "missing"] as const;
export type DeductionKey = (typeof deductionKeys)[number];
