declare const __BUILD_ID__: string;

declare module "*.module.css" {
  const classes: Record<string, string>;
  export default classes;
}

// made by the Remix plugin while it builds
declare module "virtual:remix/server-build";
