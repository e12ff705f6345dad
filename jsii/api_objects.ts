import { ApiObject, App, Chart, JsonPatch, Names, Yaml } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';

/** A construct whose API objects are given as data, all in one call. */
export class ApiObjects extends Construct {
  /**
   * Every API object at and below `root`, as it would be written; by kind what constructs there declared; and where `root` is
   * an App the files of a synth, text by name. As JSON, since jsii takes several times as long to hand over the values one by one.
   */
  public static readTree(root: IConstruct): string {
    const constructs = root.node.findAll();
    const declarations: { [kind: string]: any[] } = {};
    for (const { type, data } of constructs.flatMap((construct) => construct.node.metadata)) {
      (declarations[type] ??= []).push(data);
    }
    const objects = constructs.filter(ApiObject.isApiObject).map((object) => object.toJson());
    return JSON.stringify({ objects, declarations, files: ApiObjects.filesOf(root as App) });
  }

  /** The files of `App.synth` by the same names: numbered where one Chart depends on another. */
  private static filesOf(app: App): { [name: string]: string } {
    const texts = (app.charts ?? []).map((chart): [Chart, string] => [chart, Yaml.stringify(...chart.toJson())]);
    const numbered = texts.some(([chart]) => chart.node.dependencies.length > 0);
    return Object.fromEntries(texts.map(([chart, text], index) => {
      const number = numbered ? `${index.toString().padStart(4, '0')}-` : '';
      return [`${number}${Names.toDnsLabel(chart)}${app.outputFileExtension}`, text];
    }));
  }

  /**
   * `manifests` maps the id of each child to its manifest; `declarations` maps a kind to what is declared of it.
   */
  constructor(
    scope: Construct, id: string, manifests: { [id: string]: any }, declarations?: { [kind: string]: any },
  ) {
    super(scope, id);
    this.addObjects(manifests, declarations);
  }

  /** Adds children and declarations, of the same form as the constructor's. */
  public addObjects(manifests: { [id: string]: any }, declarations?: { [kind: string]: any }): void {
    for (const [id, manifest] of Object.entries(manifests)) {
      const object = new ApiObject(this, id, manifest);
      // cdk8s gives every object the namespace of its chart, even one that belongs to the cluster.
      if (object.metadata.namespace && !manifest.metadata.namespace) {
        object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
      }
    }
    for (const [kind, declared] of Object.entries(declarations ?? {})) {
      for (const data of declared) this.node.addMetadata(kind, data);
    }
  }
}
