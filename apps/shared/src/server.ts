/** What both programs do alike as servers: log, measure, and end. */
export { log, PlainError } from './log.ts';
export { observe } from './observe.ts';
export { start } from './start.ts';
