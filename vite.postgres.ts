import type { Plugin } from "vite";

// What the driver lacks (postgres 3.4.9, its issues 1066, 1154 and 1208): a write that waits for the next turn of the event
// loop meets a connection that was closed meanwhile, throws where nobody can catch it, and ends the program; or it stays
// behind and spoils the next connection. docs/decisions/0010-driver.md

const mends = [
  {
    was: "    const x = socket.write(chunk, fn)\n",
    is: `    if (socket === null) {
      chunk = nextWriteTimer = null
      error(Errors.connection('CONNECTION_CLOSED', options, socket))
      return false
    }
    const x = socket.write(chunk, fn)
`,
  },
  {
    was: "    incomings = null\n    clearImmediate(nextWriteTimer)\n",
    is: "    incomings = null\n    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n",
  },
];

/** Builds the database's driver into the server with its two faults mended; fails where the driver is another than is known. */
export function mendedPostgres(): Plugin {
  return {
    name: "fieldday-mended-postgres",
    config: (_config, { isSsrBuild }) => (isSsrBuild ? { ssr: { noExternal: ["postgres"] } } : {}),
    transform(code, id) {
      if (!/\/postgres\/src\/connection\.js$/.test(id)) return null;
      return mends.reduce((text, { was, is }) => {
        if (text.split(was).length !== 2) throw new Error(`the driver of PostgreSQL changed: ${id}`);
        return text.replace(was, is);
      }, code);
    },
  };
}
