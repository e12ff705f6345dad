{{- define "restricted" -}}
allowPrivilegeEscalation: false
capabilities:
  drop: [ALL]
readOnlyRootFilesystem: true
{{- end }}
{{- define "nobody" -}}
runAsGroup: 65534
runAsNonRoot: true
runAsUser: 65534
fsGroup: 65534
seccompProfile:
  type: RuntimeDefault
{{- end }}
{{- define "image" -}}
{{ .registry }}/{{ .repository }}:{{ .tag }}
{{- end }}
{{- define "labels" -}}
app: kube-prometheus-stack-{{ .part }}
release: {{ .root.Release.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/part-of: kube-prometheus-stack
{{- end }}
{{- define "rights" }}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ .name }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "labels" . | nindent 4 }}
automountServiceAccountToken: {{ .token }}
---
{{- with .rules }}
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: {{ $.name }}
  labels:
    {{- include "labels" $ | nindent 4 }}
rules:
  {{- . | nindent 2 }}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: {{ $.name }}
  labels:
    {{- include "labels" $ | nindent 4 }}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: {{ $.name }}
subjects:
  - kind: ServiceAccount
    name: {{ $.name }}
    namespace: {{ $.root.Release.Namespace }}
---
{{- end }}
{{- end }}
