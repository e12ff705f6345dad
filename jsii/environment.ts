/** Paths of the spec of the pods in objects of any kind, most specific first. */
const POD_SPECS = [['spec', 'jobTemplate', 'spec', 'template', 'spec'], ['spec', 'template', 'spec'], ['spec']];

/** Operations that add to an object, or why they cannot be. */
export interface Additions {
  readonly patches?: { readonly path: string; readonly value: any }[];
  readonly refused?: { readonly containers: string[] } | { readonly taken: string };
}

interface Place {
  readonly path: string;
  readonly container: any;
}

/**
 * What adds variables to the environment of a container, which is found by its name in the object. Containers that follow it get them,
 * too, but keep their own values. The object has them afterwards, so that further additions see them.
 */
export function additionsTo(object: any, { container, followers, variables }: any): Additions {
  const places = placesOf(object);
  const main = places.get(container);
  if (!main) return { refused: { containers: [...places.keys()] } };
  const taken = Object.keys(variables).find((name) => has(main, name));
  if (taken !== undefined) return { refused: { taken } };
  const found = [main, ...followers.map((name: string) => places.get(name)).filter((place: any) => place)];
  return { patches: found.flatMap((place) => patchesOf(place, variables)) };
}

function patchesOf(place: Place, variables: any): { path: string; value: any }[] {
  const fresh = Object.entries(variables).filter(([name]) => !has(place, name));
  const env = envOf(place);
  const start = fresh.length > 0 && env.length === 0 ? [{ path: `${place.path}/env`, value: [] }] : [];
  // The API server leaves an empty text out, which is the default.
  const values = fresh.map(([name, value]) => (value ? { name, value } : { name }));
  place.container.env = [...env, ...values];
  return [...start, ...values.map((value) => ({ path: `${place.path}/env/-`, value }))];
}

function placesOf(object: any): Map<string, Place> {
  for (const keys of POD_SPECS) {
    const spec = keys.reduce((owner, key) => owner?.[key], object);
    if (!Array.isArray(spec?.containers)) continue;
    return new Map(['initContainers', 'containers'].flatMap((field) => (spec[field] ?? []).map((container: any, index: number) => [
      String(container.name), { path: `/${keys.join('/')}/${field}/${index}`, container },
    ])));
  }
  return new Map();
}

function has(place: Place, name: string): boolean {
  return envOf(place).some((variable) => variable.name === name);
}

function envOf({ container }: Place): any[] {
  return container.env ?? [];
}
