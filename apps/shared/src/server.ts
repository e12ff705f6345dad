/** What both programs do alike as servers: log, measure, and end. */
export { log } from './log.ts';
export { observe } from './observe.ts';
export { start } from './start.ts';
