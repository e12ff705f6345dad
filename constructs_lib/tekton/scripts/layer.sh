#!/usr/bin/env bash
# Builds an application and packs what runs of it as a layer of an image: the same bytes from the same files, on any machine
# and at any time. Environment: CONTEXT (folder of the npm workspaces in the source), APPLICATION (the workspace), PATHS
# (files and folders of the source that the application is made of, one a line). HOME and /tmp are writable.
set -euo pipefail
umask 022
export LC_ALL=C TZ=UTC

# Programs write the folder that they work in into what they make.
build=/tmp/layer
rm -rf "$build"
mkdir -p "$build/app"
cp -R "/workspace/source/$CONTEXT" "$build/source"

# Packs files (from $3 on) of the folder $2, with the time $1: the same bytes for any owner.
pack() {
  tar --create --format=gnu --sort=name --mtime="@$1" --owner=0 --group=0 --numeric-owner \
    --mode=u+rwX,go+rX,go-w,a-st --hard-dereference --directory="$2" "${@:3}"
}

# Hash of names and contents of all files. A file that a test or a build has left in the source would change it.
mapfile -t made_of <<<"$PATHS"
version=$(pack 0 /workspace/source "${made_of[@]}" | sha256sum | cut -c 1-32)
export BUILD_VERSION=$version

cd "$build/source"
npm ci --ignore-scripts
npm run build --workspace="$APPLICATION"
npm ci --ignore-scripts --omit=dev --workspace="$APPLICATION"
cp -R "$APPLICATION/package.json" "$APPLICATION/build" "$build/app"
mv node_modules "$build/app"
# It describes the install, not the installed files; and links to workspaces lead nowhere in the image.
rm "$build/app/node_modules/.package-lock.json"
find "$build/app/node_modules" -xtype l -delete

# A server of files tells two contents apart by length and time, so another version needs another time.
pack $((16#${version:0:7})) "$build" app | gzip --no-name -6 >/workspace/output/layer.tar.gz
rm -rf "$build"
