import { ApiObject, App, Chart, JsonPatch, Names } from 'cdk8s';
import { Construct } from 'constructs';
import type { ApiObjects } from './api_objects';
import { additionsTo } from './environment';
import { refuseIdlePatches } from './patches';
import { yamlText } from './yaml_text';

/** What is read from, and changed in, a tree of constructs, in one call. Apart from `ApiObjects`, whose users would see it. */
export class Tree {
  /**
   * Of each root: every API object at and below it, as it would be written; by kind what constructs there declared; the folder that
   * the App around it writes to; and where it is an App the files of a synth, text by name.
   */
  public static readTrees(roots: Construct[]): string {
    return JSON.stringify(roots.map((root) => {
      const constructs = root.node.findAll();
      const objects = Tree.objectsOf(constructs);
      const app = root.node.root;
      return {
        objects: [...objects.values()],
        declarations: Tree.declarationsOf(constructs),
        folder: app instanceof App ? app.outdir : '',
        files: root instanceof App ? Tree.filesOf(root, constructs, objects) : {},
      };
    }));
  }

  /** Of each root: the declarations alone. */
  public static readDeclarations(roots: Construct[]): string {
    return JSON.stringify(roots.map((root) => Tree.declarationsOf(root.node.findAll())));
  }

  /** Of each root: the API objects of these kinds at and below it, as they would be written. */
  public static readObjects(roots: Construct[], kinds: string[]): string {
    return JSON.stringify(roots.map((root) => (
      root.node.findAll().filter(ApiObject.isApiObject).filter(({ kind }) => kinds.includes(kind)).map((object) => object.toJson())
    )));
  }

  /** Of each root: the same of all kinds, without what is in the objects. */
  public static readHeaders(roots: Construct[]): string {
    return JSON.stringify(roots.map((root) => (
      [...Tree.objectsOf(root.node.findAll()).values()].map(({ apiVersion, kind, metadata }) => ({ apiVersion, kind, metadata }))
    )));
  }

  /** The text of `Yaml.stringify` for each value. A key without a value is left out, as where jsii hands a value over. */
  public static yamlTexts(values: string): string {
    const all = JSON.parse(values, function (this: any, _key, value) {
      return value === null && !Array.isArray(this) ? undefined : value;
    });
    return JSON.stringify(all.map((value: any) => yamlText([value])));
  }

  /**
   * Makes changes, each in the construct at its place: `manifests` and `declarations` as in the constructor, or an `environment` for
   * a container of its object. Where one of those cannot be, none is made, and the text says which one, and why.
   */
  public static change(constructs: Construct[], changes: string): string {
    const all: any[] = JSON.parse(changes);
    // Several changes of one object build on one another.
    const known = new Map<ApiObject, any>();
    const jsonOf = (object: ApiObject) => known.get(object) ?? known.set(object, object.toJson()).get(object);
    const additions = all.map(({ environment }, place) => (
      environment ? additionsTo(jsonOf(ApiObject.of(constructs[place])), environment) : {}
    ));
    const place = additions.findIndex(({ refused }) => refused);
    if (place >= 0) return JSON.stringify({ place, ...additions[place].refused });
    constructs.forEach((construct, index) => {
      if (all[index].manifests) (construct as ApiObjects)._addContents(all[index]);
      const patches = additions[index].patches?.map(({ path, value }) => JsonPatch.add(path, value));
      if (patches) ApiObject.of(construct).addJsonPatch(...patches);
    });
    return '';
  }

  private static declarationsOf(constructs: Construct[]): { [kind: string]: any[] } {
    const declarations: { [kind: string]: any[] } = {};
    for (const { type, data } of constructs.flatMap((construct) => construct.node.metadata)) {
      (declarations[type] ??= []).push(data);
    }
    return declarations;
  }

  private static objectsOf(constructs: Construct[]): Map<ApiObject, any> {
    return new Map(constructs.filter(ApiObject.isApiObject).map((object) => {
      refuseIdlePatches(object);
      return [object, object.toJson()];
    }));
  }

  /** The files of `App.synth` by the same names: numbered where one Chart depends on another. */
  private static filesOf(app: App, constructs: Construct[], objects: Map<ApiObject, any>): { [name: string]: string } {
    const isSorted = constructs.every(({ node }) => node.dependencies.length + node.validate().length === 0);
    const isNested = constructs.filter(Chart.isChart).some((chart) => chart.node.scope !== app);
    if (isSorted && !isNested) {
      const charts = new Map(constructs.filter(Chart.isChart).map((chart): [Chart, any[]] => [chart, []]));
      for (const [object, json] of objects) charts.get(object.chart)!.push(json);
      return Object.fromEntries([...charts].map(([chart, found]) => [
        `${Names.toDnsLabel(chart)}${app.outputFileExtension}`, yamlText(found),
      ]));
    }
    // cdk8s looks at the whole App for each Chart, to sort what depends on one another.
    const texts = app.charts.map((chart): [Chart, string] => [chart, yamlText(chart.toJson())]);
    const numbered = texts.some(([chart]) => chart.node.dependencies.length > 0);
    return Object.fromEntries(texts.map(([chart, text], index) => {
      const number = numbered ? `${index.toString().padStart(4, '0')}-` : '';
      return [`${number}${Names.toDnsLabel(chart)}${app.outputFileExtension}`, text];
    }));
  }

  private constructor() {}
}
