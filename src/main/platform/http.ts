/**
 * `node:http` without its parts that nobody here uses: to import it as a module reads each of its names, and one of them
 * brings the whole of `fetch` along: tens of milliseconds of every start.
 */
export const { Agent, createServer, request } = process.getBuiltinModule('node:http');
