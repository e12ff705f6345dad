#!/usr/bin/env bash
# Sees that PROVENANCE is signed by the cluster, and says that DIGEST is of APPLICATION and built from REVISION. Without APPLICATION
# nothing is deployed.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/common.sh"
source "$(dirname "$0")/dsse.sh"
export VERIFIER=${VERIFIER:-/secrets/verifier/public}

[[ -n ${APPLICATION:-} ]] || exit 0
# shellcheck disable=SC2016
with_dsse '
  const { APPLICATION, REVISION, DIGEST, PROVENANCE, VERIFIER } = process.env;
  const { payloadType, payload, signatures } = JSON.parse(Buffer.from(PROVENANCE, "base64"));
  const body = Buffer.from(payload, "base64");
  const told = signed(payloadType, body);
  const key = require("node:fs").readFileSync(VERIFIER);
  const { verify } = require("node:crypto");
  if (!signatures.some(({ sig }) => verify("sha256", told, key, Buffer.from(sig, "base64")))) throw "it is not signed by this cluster";
  const { subject, predicateType, predicate } = JSON.parse(body);
  const { externalParameters, resolvedDependencies } = predicate.buildDefinition;
  const found = [payloadType, predicateType, `sha256:${subject[0].digest.sha256}`, externalParameters.application, resolvedDependencies[0].digest.gitCommit];
  const wanted = [TYPE, PREDICATE, DIGEST, APPLICATION, REVISION];
  for (const [number, value] of wanted.entries()) if (found[number] !== value) throw `it says ${found[number]}, not ${value}`;
' 2>"${TMPDIR:-/tmp}/wrong" || refuse "the provenance of $APPLICATION $DIGEST does not hold: $(grep -m 1 -E '^(it |[A-Z][A-Za-z]*Error)' "${TMPDIR:-/tmp}/wrong")"
say "the provenance of $DIGEST holds: $APPLICATION, built from $REVISION"
