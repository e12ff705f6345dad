#!/usr/bin/env bash
# Signs of which commit the pipeline has built an image: SLSA provenance, in an envelope of in-toto. No code of the repository runs
# beside the key. Variables: APPLICATION, REVISION, REPOSITORY (without tag), DIGEST, URL (of the repository of the code).
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/common.sh"
source "$(dirname "$0")/dsse.sh"
export SIGNER=${SIGNER:-/secrets/signer/private}

[[ $REVISION =~ ^[0-9a-f]{40}$ ]] || fail "REVISION must be the full ID of a commit"
[[ $DIGEST =~ ^sha256:[0-9a-f]{64}$ ]] || fail "DIGEST must be the digest of an image"
# shellcheck disable=SC2016
envelope=$(with_dsse '
  const { APPLICATION, REVISION, REPOSITORY, DIGEST, SIGNER } = process.env;
  const statement = {
    _type: "https://in-toto.io/Statement/v1",
    subject: [{ name: REPOSITORY, digest: { sha256: DIGEST.replace("sha256:", "") } }],
    predicateType: PREDICATE,
    predicate: {
      buildDefinition: {
        buildType: "urn:cdk8s-web-platform:build-pipeline",
        externalParameters: { application: APPLICATION, revision: REVISION },
        resolvedDependencies: [{ uri: `git+${process.env.URL}`, digest: { gitCommit: REVISION } }],
      },
      runDetails: { builder: { id: "urn:cdk8s-web-platform:builds" } },
    },
  };
  const body = Buffer.from(JSON.stringify(statement));
  const sig = require("node:crypto").sign("sha256", signed(TYPE, body), require("node:fs").readFileSync(SIGNER));
  const envelope = { payloadType: TYPE, payload: body.toString("base64"), signatures: [{ sig: sig.toString("base64") }] };
  console.log(Buffer.from(JSON.stringify(envelope)).toString("base64"));')
put_result envelope "$envelope"
say "signed that $REPOSITORY@$DIGEST is built from $REVISION"
