import { ApiObject, JsonPatch } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';

/** A construct whose API objects are given as data, all in one call. */
export class ApiObjects extends Construct {
  /**
   * Every API object at and below `root`, as it would be written, and by kind what constructs there declared: as JSON,
   * since jsii takes several times as long to hand over the values one by one.
   */
  public static contentsBelow(root: IConstruct): string {
    const constructs = root.node.findAll();
    const declarations: { [kind: string]: any[] } = {};
    for (const { type, data } of constructs.flatMap((construct) => construct.node.metadata)) {
      (declarations[type] ??= []).push(data);
    }
    const objects = constructs.filter(ApiObject.isApiObject).map((object) => object.toJson());
    return JSON.stringify({ objects, declarations });
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
