/** Names this build: tablets and boards reload when it changes. "dev" where nothing was built. */
export const buildId: string = typeof __BUILD_ID__ === "string" ? __BUILD_ID__ : "dev";
