import { ApiObject, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';

/**
 * A construct whose API objects are given as data, all in one call. Data crosses as JSON, since jsii takes several times as long to
 * hand over the values one by one.
 */
export class ApiObjects extends Construct {
  /** `contents`: `manifests` by the ids of their constructs, and `declarations` by kind. */
  constructor(scope: Construct, id: string, contents: string) {
    super(scope, id);
    this._addContents(JSON.parse(contents));
  }

  /** @internal */
  public _addContents({ manifests, declarations }: any): void {
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
