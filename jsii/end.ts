/**
 * Ends Node.js without taking its memory apart, at which 24.19 sometimes waits without end: a worker for garbage to be collected, and
 * the main thread for the worker. Python would wait for that ten seconds, and leave it behind.
 *
 * Call it once. What listened to the exit before, as jsii does to remove its folder, is done by then. Who sets options of Node.js may
 * want what it writes at its very end, such as a profile: it then ends as ever.
 */
export function endWithoutTeardown(): void {
  if (process.env.NODE_OPTIONS || process.env.NODE_V8_COVERAGE) return;
  process.on('exit', () => process.kill(process.pid, 'SIGKILL'));
}
