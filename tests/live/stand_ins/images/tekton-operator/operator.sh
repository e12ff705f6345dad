#!/bin/bash
# Stands in for the operator of Tekton: installs the objects of a folder, in the namespace and with the flags and options of
# the TektonConfig, and says there when they are ready. Environment: RELEASE, WORK, and the images of
# containers (IMAGE_<part>_<container>) and arguments (IMAGE_<part>_ARG_<argument>).
set -euo pipefail
: "${RELEASE:=/release}" "${WORK:=/tmp}"
export HOME=$WORK
objects=$WORK/objects

config() { kubectl get tektonconfig config --output "$1"; }

# Changes an object in its file, as the API server would.
change() {
  kubectl patch --local --filename "$1" --type "$2" --patch "$3" --output yaml >"$WORK/changed"
  mv "$WORK/changed" "$1"
}

# Writes the image that the environment states for a container or an argument of a part, if it does.
stated() {
  local name=IMAGE_$1_${2^^}
  name=${name//-/_}
  [[ $name == *[!A-Z0-9_]* ]] || echo "${!name-}"
}

# Changes the images in the file of a Deployment as the environment states them, and leaves the others.
state_images() {
  local part=$1 file=$2 container=/spec/template/spec/containers/0 image words index
  local read=(kubectl patch --local --filename "$file" --patch '{}' --output)
  image=$(stated "$part" "$("${read[@]}" 'jsonpath={.spec.template.spec.containers[0].name}')")
  if [[ $image ]]; then
    change "$file" json "[{\"op\": \"replace\", \"path\": \"$container/image\", \"value\": \"$image\"}]"
  fi
  mapfile -t words < <("${read[@]}" 'jsonpath={range .spec.template.spec.containers[0].args[*]}{@}{"\n"}{end}')
  for index in "${!words[@]}"; do
    image=$(stated "$part" "ARG_${words[index]}")
    if [[ $image ]]; then
      change "$file" json "[{\"op\": \"replace\", \"path\": \"$container/args/$((index + 1))\", \"value\": \"$image\"}]"
    fi
  done
}

write_objects() {
  local namespace=$1 flags=$objects/configmap-feature-flags.yaml file name value part kind
  rm -rf "$objects"
  mkdir -p "$objects/definitions"
  for file in "$RELEASE"/*.yaml; do
    sed "s/TARGET_NAMESPACE/$namespace/" "$file" >"$objects/${file##*/}"
  done
  mv "$objects"/customresourcedefinition-*.yaml "$objects/definitions"
  for file in "$objects"/deployment-*.yaml; do
    part=PIPELINES
    [[ $file != */deployment-tekton-triggers-* ]] || part=TRIGGERS
    state_images "$part" "$file"
  done

  # shellcheck disable=SC2016 # The variables are those of Go's templates.
  config 'go-template={{range $name, $value := .spec.pipeline}}{{printf "%s %v\n" $name $value}}{{end}}' |
    while read -r name value; do
      if grep -q "^  $name:" "$flags"; then
        change "$flags" merge "{\"data\": {\"$name\": \"$value\"}}"
      fi
    done

  for part in pipeline trigger; do
    for kind in deployments configMaps horizontalPodAutoscalers; do
      for name in $(config "go-template={{with .spec.$part.options}}{{range \$name, \$_ := .$kind}}{{\$name}} {{end}}{{end}}"); do
        file=${kind%s}-$name.yaml
        file=$objects/${file,,}
        # The operator says nothing of names that it does not know, either.
        if [[ -e $file ]]; then
          change "$file" strategic "$(config "jsonpath={.spec.$part.options.$kind.$name}")"
        fi
      done
    done
  done
}

install() {
  local apply=(kubectl apply --server-side --force-conflicts --filename)
  write_objects "$(config 'jsonpath={.spec.targetNamespace}')"
  "${apply[@]}" "$objects/definitions"
  kubectl wait --for condition=Established --timeout 60s --filename "$objects/definitions"
  "${apply[@]}" "$objects"
}

# Says in the TektonConfig whether all is ready, if it says something else.
report() {
  if [[ $(config 'jsonpath={.status.conditions[?(@.type=="Ready")].status}') != "$1" ]]; then
    kubectl patch tektonconfig config --subresource status --type merge \
      --patch "{\"status\": {\"conditions\": [{\"type\": \"Ready\", \"status\": \"$1\", \"message\": \"$2\"}]}}"
  fi
}

work() {
  local generation servers
  generation=$(config 'jsonpath={.metadata.generation}')
  if ! echo "$generation" | cmp -s - "$WORK/installed"; then
    report False "is being installed"
    install
    echo "$generation" >"$WORK/installed"
  fi
  servers=("$objects"/deployment-*.yaml)
  if kubectl wait --for condition=Available --timeout 60s "${servers[@]/#/--filename=}"; then
    report True ""
  else
    report False "servers are not ready"
  fi
}

trap exit TERM
rm -f "$WORK/installed"
while true; do
  # In a process of its own, which ends at the first mistake.
  work &
  wait "$!" || echo "tries again" >&2
  sleep 5 &
  wait "$!"
done
