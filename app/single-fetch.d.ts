import "@remix-run/server-runtime";

// loaders and actions are typed as what they send: dates stay dates (remix.config.js turns single fetch on)
declare module "@remix-run/server-runtime" {
  interface Future {
    v3_singleFetch: true;
  }
}
