import { notFound } from "./guard.ts";

// The words stand in the root's error boundary, the same as for an unknown id.

export function loader() {
  throw notFound();
}

export function action() {
  throw notFound();
}

export default function NotFound() {
  return null;
}
