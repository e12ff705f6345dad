#!/bin/bash
# Stands in for the NGINX Ingress Controller: writes NGINX's configuration out of the Ingresses of a namespace and of the
# ready pods behind them, with the headers that the controller sets, and publishes their address. Environment: WATCH_NAMESPACE, ADDRESS, WORKERS, CONNECT_TIMEOUT, MAX_FAILS.
set -euo pipefail
export HOME=/tmp

get() { kubectl --namespace "$WATCH_NAMESPACE" get "$@"; }

# shellcheck disable=SC2016 # The variables are those of Go's templates.
{
  rules='{{range .items}}{{$name := .metadata.name}}{{$header := index .metadata.annotations "nginx.org/proxy-set-headers"}}{{range .spec.rules}}{{$host := .host}}{{range .http.paths}}{{$name}} {{$host}} {{.backend.service.name}} {{$header}}{{"\n"}}{{end}}{{end}}{{end}}'
  ready='{{range .items}}{{range .ports}}{{if eq .name "http"}}{{.port}}{{end}}{{end}}{{range .endpoints}}{{if .conditions.ready}} {{index .addresses 0}}{{end}}{{end}}{{"\n"}}{{end}}'
}

# Prints the ready pods of a Service as servers of an upstream.
servers() {
  local port pods pod
  get endpointslices --selector "kubernetes.io/service-name=$1" --output "go-template=$ready" |
    while read -r port pods; do
      for pod in $pods; do echo "    server $pod:$port max_fails=$MAX_FAILS fail_timeout=10s;"; done
    done
}

configuration() {
  local ingress host service found
  cat <<NGINX
worker_processes $WORKERS;
pid /tmp/nginx.pid;
error_log stderr;
events {}
http {
  access_log off;
  client_body_temp_path /tmp/body;
  proxy_temp_path /tmp/proxy;
  fastcgi_temp_path /tmp/fastcgi;
  uwsgi_temp_path /tmp/uwsgi;
  scgi_temp_path /tmp/scgi;
  proxy_connect_timeout $CONNECT_TIMEOUT;
  proxy_http_version 1.1;
  server { listen 8081; location = /nginx-ready { return 200; } }
  server { listen 9113; default_type text/plain; location = /metrics { return 200 "nginx_ingress_nginx_up 1\n"; } }
  server { listen 80 default_server; return 404; }
NGINX
  while read -r ingress host service header value; do
    [[ -n $ingress ]] || continue
    found=$(servers "$service")
    echo "  upstream $ingress-$service {"
    echo "    random two least_conn;"
    echo "${found:-    server 127.0.0.1:8181;}"
    echo "  }"
    cat <<NGINX
  server {
    listen 80;
    server_name $host;
    location / {
      ${header:+proxy_set_header ${header%:} "$value";}
      proxy_set_header Host \$host;
      proxy_set_header X-Real-IP \$remote_addr;
      proxy_set_header X-Forwarded-For \$proxy_add_x_forwarded_for;
      proxy_set_header X-Forwarded-Host \$host;
      proxy_set_header X-Forwarded-Port \$server_port;
      proxy_set_header X-Forwarded-Proto \$scheme;
      proxy_pass http://$ingress-$service;
    }
  }
NGINX
  done <<<"$1"
  echo "  server { listen 127.0.0.1:8181; return 502; }"
  echo "}"
}

configure() {
  local found ingress patch
  patch="{\"status\": {\"loadBalancer\": {\"ingress\": [{\"hostname\": \"${ADDRESS:?}\"}]}}}"
  found=$(get ingresses --output "go-template=$rules")
  configuration "$found" >/tmp/nginx.new
  if ! cmp -s /tmp/nginx.new /tmp/nginx.conf; then
    mv /tmp/nginx.new /tmp/nginx.conf
    nginx -c /tmp/nginx.conf -s reload
  fi
  while read -r ingress _; do
    [[ -z $ingress || $(get ingress "$ingress" --output 'jsonpath={.status.loadBalancer.ingress[0].hostname}') == "$ADDRESS" ]] ||
      # As the controller does: it may update the status, and not patch it.
      get ingress "$ingress" --output json |
      kubectl patch --local --filename - --type merge --patch "$patch" --output json |
      kubectl replace --subresource status --filename -
  done <<<"$found"
}

watch() {
  while true; do
    get "$1" --watch --output name || true
    sleep 1
  done
}

# Until the API server has answered there is no server of readiness.
printf 'pid /tmp/nginx.pid;\nerror_log stderr;\nevents {}\n' >/tmp/nginx.conf
{
  until [[ -s /tmp/nginx.pid ]]; do sleep 0.1; done
  { echo begin; watch ingresses & watch endpointslices & wait; } | while read -r _; do
    # One look is enough for what came together.
    while read -r -t 0.2 _; do :; done
    configure || echo "not configured; the next change tries again" >&2
  done
} &
exec nginx -c /tmp/nginx.conf -g 'daemon off;'
