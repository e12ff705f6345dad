import { ApiObject, App, Chart, JsonPatch, Names } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { yamlText } from './yaml_text';

/**
 * A construct whose API objects are given as data, all in one call. Data crosses as JSON, since jsii takes several times as long to
 * hand over the values one by one.
 */
export class ApiObjects extends Construct {
  /**
   * Every API object at and below `root`, as it would be written; by kind what constructs there declared; and where `root` is
   * an App the files of a synth, text by name.
   */
  public static readTree(root: IConstruct): string {
    const constructs = root.node.findAll();
    const declarations: { [kind: string]: any[] } = {};
    for (const { type, data } of constructs.flatMap((construct) => construct.node.metadata)) {
      (declarations[type] ??= []).push(data);
    }
    const objects = new Map(constructs.filter(ApiObject.isApiObject).map((object) => [object, object.toJson()]));
    const files = root instanceof App ? ApiObjects.filesOf(root, constructs, objects) : {};
    return JSON.stringify({ objects: [...objects.values()], declarations, files });
  }

  /** The object of a construct, as it would be written. */
  public static readObject(construct: IConstruct): string {
    return JSON.stringify(ApiObject.of(construct).toJson());
  }

  /** Applies operations of JSON Patch to the object of a construct. */
  public static patchObject(construct: IConstruct, operations: string): void {
    const patches = JSON.parse(operations).map(({ path, value }: any) => JsonPatch.add(path, value));
    ApiObject.of(construct).addJsonPatch(...patches);
  }

  /** The files of `App.synth` by the same names: numbered where one Chart depends on another. */
  private static filesOf(app: App, constructs: IConstruct[], objects: Map<ApiObject, any>): { [name: string]: string } {
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

  /** `contents`: `manifests` by the ids of their constructs, and `declarations` by kind. */
  constructor(scope: Construct, id: string, contents: string) {
    super(scope, id);
    this.addObjects(contents);
  }

  /** Adds children and declarations, of the same form as the constructor's. */
  public addObjects(contents: string): void {
    const { manifests, declarations } = JSON.parse(contents);
    for (const [id, manifest] of Object.entries<any>(manifests)) {
      const object = new ApiObject(this, id, manifest);
      // cdk8s gives every object the namespace of its chart, even one that belongs to the cluster.
      if (object.metadata.namespace && !manifest.metadata.namespace) {
        object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
      }
    }
    for (const [kind, declared] of Object.entries<any[]>(declarations)) {
      for (const data of declared) this.node.addMetadata(kind, data);
    }
  }
}
