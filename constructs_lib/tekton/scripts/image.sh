#!/busybox/sh
# Puts a layer on a base image, without Docker and without a registry to write to. Environment: BASE_IMAGE, INSECURE (true: its
# registry does not speak TLS), FLAGS (of `crane mutate`, one a line). Writes image.tar and its digest.
set -euf
# By how the image was built, crane is in one of these.
PATH=$PATH:/ko-app:/
cd /workspace/output

case $(uname -m) in
x86_64) architecture=amd64 ;;
aarch64) architecture=arm64 ;;
*)
  echo "an image is built on amd64 or arm64, got $(uname -m)" >&2
  exit 1
  ;;
esac

# A tag can move between two requests.
case $BASE_IMAGE in
*@sha256:*) base=$BASE_IMAGE ;;
*) base=${BASE_IMAGE%:*}@$(crane digest --insecure="$INSECURE" "$BASE_IMAGE") ;;
esac
echo "base image: $base"

IFS='
'
# shellcheck disable=SC2086 # A line is an argument.
crane mutate --insecure="$INSECURE" --platform="linux/$architecture" --append=layer.tar.gz --output=image.tar $FLAGS "$base"
# In the file the manifest is another than that of the base: the digest is the one that a push of the file has.
digest=$(crane digest --tarball=image.tar)
printf %s "$digest" >digest
echo "image: $digest"
