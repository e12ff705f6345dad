{{- define "labels" -}}
app.kubernetes.io/name: {{ . }}
app.kubernetes.io/instance: argocd
app.kubernetes.io/part-of: argocd
{{- end }}
{{- define "restricted" -}}
allowPrivilegeEscalation: false
capabilities:
  drop: [ALL]
readOnlyRootFilesystem: true
runAsNonRoot: true
seccompProfile:
  type: RuntimeDefault
{{- end }}
{{- define "password" -}}
- name: REDIS_PASSWORD
  valueFrom:
    secretKeyRef: {name: argocd-redis, key: auth}
{{- end }}
