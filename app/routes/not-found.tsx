import { notFound } from "./guard.ts";

// The words stand in the root's error boundary, the same as for an unknown id.

export const loader = () => {
  throw notFound();
};

export const action = loader;

export default function NotFound() {
  return null;
}
