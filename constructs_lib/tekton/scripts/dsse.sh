# How provenance is signed and verified: in envelopes of in-toto, of which DSSE says what a signature is over.
# shellcheck shell=bash

# Runs a program of Node.js ($1), which has `TYPE` of the payload, `PREDICATE` of its statement, and `signed`: what is signed of a
# payload.
with_dsse() {
  # shellcheck disable=SC2016
  node -e 'const TYPE = "application/vnd.in-toto+json", PREDICATE = "https://slsa.dev/provenance/v1";
    const signed = (type, body) => Buffer.concat([Buffer.from(`DSSEv1 ${type.length} ${type} ${body.length} `), body]);
    '"$1"
}
