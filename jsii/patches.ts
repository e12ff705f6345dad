import { isDeepStrictEqual } from 'util';
import { ApiObject, JsonPatch } from 'cdk8s';

/** Begin of the message of `refuseIdlePatches`; the rest is JSON. */
const IDLE = 'Idle patch ';

/**
 * Raises an error for the first patch of an object that changes nothing, or for which the object has no place. cdk8s passes over the one
 * without a word, and says of the other only that JavaScript read a property of nothing. The error has the operation, and the names that
 * there are where its path ends in nothing. A test that fails is left to cdk8s.
 */
export function refuseIdlePatches(object: ApiObject): void {
  const patches: JsonPatch[] = (object as any).patches;
  if (patches.length === 0) return;
  // A copy of the object without patches.
  let document = Object.create(object, { patches: { value: [] } }).toJson();
  for (const patch of patches) {
    const { op, path, from, value }: any = (patch as any)._toJson();
    const before = plain(document);
    const lost = missing(before, from ?? path);
    try {
      document = JsonPatch.apply(document, patch);
    } catch (error) {
      if (op === 'test') return;
    }
    if (op === 'test' || (!(from && lost.key) && path.startsWith('/') && !isDeepStrictEqual(plain(document), before))) continue;
    const isEmpty = value === undefined && ['add', 'replace'].includes(op);
    throw new Error(`${IDLE}${JSON.stringify({ at: object.node.path, op, path: from ?? path, isEmpty, ...lost })}`);
  }
}

function plain(document: any): any {
  return JSON.parse(JSON.stringify(document));
}

/** The part of a path at which a document has nothing, and the names that there are beside it. */
function missing(document: any, path: unknown): any {
  const [start, ...keys] = String(path).split('/').map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'));
  if (start) return { names: ['/'] };
  let place = document;
  for (const key of keys) {
    if (typeof place !== 'object' || place === null || !(key in place)) {
      return { key, names: Object.keys(Object(place)) };
    }
    place = place[key];
  }
  return {};
}
