#!/busybox/sh
# Pushes an image under its digest, and sees that the registry has it. Run again, it pushes only what is missing. Environment:
# REPOSITORY (registry and name), INSECURE (true: the registry does not speak TLS). Login in /secrets/registry/{username,password}.
set -eu
# By how the image was built, crane is in one of these.
PATH=$PATH:/ko-app:/
digest=$(cat /workspace/output/digest)
# What runs beside the steps of a build, such as the database of its tests, may have put a link to the login in its place.
hex=${digest#sha256:}
if [ "$digest" != "sha256:$hex" ] || [ "${#hex}" -ne 64 ] || [ "${hex#*[!0-9a-f]}" != "$hex" ]; then
  echo "'digest' must be 'sha256:' and 64 hexadecimal digits; take away what the build or its tests do to it" >&2
  exit 1
fi
# Registries remove what no tag names.
tag=$(printf %s "$digest" | cut -d : -f 2 | cut -c 1-12)

DOCKER_CONFIG=$(mktemp -d)
export DOCKER_CONFIG
trap 'rm -rf "$DOCKER_CONFIG"' EXIT
crane auth login --username="$(cat /secrets/registry/username)" --password-stdin "${REPOSITORY%%/*}" \
  </secrets/registry/password

crane push --insecure="$INSECURE" /workspace/output/image.tar "$REPOSITORY:$tag"
# An existing image is not pushed, and registries remove old images. Some refuse to replace a tag.
crane tag --insecure="$INSECURE" "$REPOSITORY:$tag" "$tag" || echo "the registry keeps the age of the image"
there=$(crane manifest --insecure="$INSECURE" "$REPOSITORY@$digest" | sha256sum | cut -d ' ' -f 1)
if [ "sha256:$there" != "$digest" ]; then
  echo "the registry has sha256:$there as $REPOSITORY@$digest" >&2
  exit 1
fi
echo "pushed $REPOSITORY@$digest"
