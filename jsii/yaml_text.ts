import { Yaml } from 'cdk8s';

/** Texts that no YAML takes for anything else: no quotes, no number, no indicator, one line. */
const PLAIN = /^(?:[A-Za-z/][-\w./]*(?::[-\w./]+)*(?:@sha256:[0-9a-f]+)?|\d+(?:m|Ki|Mi|Gi|s|h|d))$/;
const WORDS = /^(?:y|n|yes|no|true|false|on|off|null|e[-+]?\d+)$/i;

/** Texts of `Yaml.stringify` in one line, by the values, most of which come again and again. */
const known = new Map<string, string>();

/**
 * The text of `Yaml.stringify` for plain data, in a tenth of its time: what is not among the simple values and keys that most
 * manifests are made of is still written by it, and moved to its place. A block that begins with a tab, or is only white space,
 * gets the number of its spaces, without which libyaml and the YAML of Go refuse it, or take the spaces for those of the indent.
 */
export function yamlText(documents: any[]): string {
  return documents.map((each) => (isBranch(each) ? branch(each, '') : Yaml.stringify(each))).join('---\n');
}

function branch(value: any, indent: string): string {
  return Array.isArray(value)
    ? value.map((item) => element(item, indent)).join('')
    : Object.entries(value).map(([key, item]) => entry(key, item, indent)).join('');
}

function entry(key: string, value: any, indent: string): string {
  const begin = indent + (isPlain(key) ? `${key}:` : otherKey(key, indent));
  // A key of more than 1,024 characters has a line of its own.
  if (begin.includes('\n')) return indent + moved(Yaml.stringify({ [key]: value }), indent);
  return isBranch(value) ? `${begin}\n${branch(value, `${indent}  `)}` : `${begin} ${moved(leaf(value), indent)}\n`;
}

/** A key that is not plain, with its colon. At the beginning of a line `Yaml.stringify` quotes what would end a document. */
function otherKey(key: string, indent: string): string {
  const pair = { [key]: 0 };
  const text = indent ? Yaml.stringify([pair]).slice('- '.length) : Yaml.stringify(pair);
  return text.slice(0, -' 0\n'.length);
}

function element(value: any, indent: string): string {
  // The first line of a branch follows its dash.
  return isBranch(value)
    ? `${indent}- ${branch(value, `${indent}  `).slice(indent.length + 2)}`
    : `${indent}- ${moved(leaf(value), indent)}\n`;
}

/** The text of a value. The lines of a block are two spaces to the right. */
function leaf(value: any): string {
  if (typeof value !== 'string') return typeof value === 'object' && value !== null ? empty(value) : scalar(value);
  if (isPlain(value)) return value;
  let text = known.get(value);
  if (text === undefined) {
    text = numbered(Yaml.stringify([value]).slice('- '.length, -1), value);
    if (!text.includes('\n')) known.set(value, text);
  }
  return text;
}

/** The text of a value, whose block has a number where other readers need it. */
function numbered(text: string, value: string): string {
  return /^\n*(?:\t| [ \t\n]*$)/.test(value) ? text.replace(/^[|>]/, '$&2') : text;
}

function scalar(value: any): string {
  const isSimple = typeof value === 'boolean' || (Number.isSafeInteger(value) && value !== 0) || Object.is(value, 0);
  return isSimple ? String(value) : Yaml.stringify([value]).slice('- '.length, -1);
}

function empty(value: any): string {
  return Array.isArray(value) ? '[]' : '{}';
}

function isBranch(value: any): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function isPlain(text: string): boolean {
  return text.length <= 200 && PLAIN.test(text) && !WORDS.test(text);
}

/** The text with its later lines further to the right. Those that are empty stay empty. */
function moved(text: string, indent: string): string {
  return text.replace(/\n(?!\n|$)/g, `$&${indent}`);
}
