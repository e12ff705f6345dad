"""Names of other programs that constructs write and rules read."""

SYNC_WAVE = "argocd.argoproj.io/sync-wave"
"""Annotation with the sync wave of an object: a number, as text."""

SKIP_DRY_RUN = "SkipDryRunOnMissingResource=true"
"""Sync option of an Application or object whose kind may not exist when the sync starts."""

DEFAULT_PROJECT = "default"
"""Project that Argo CD makes itself, with everything allowed."""

NGINX_CLASS = "nginx"
"""IngressClass of the NGINX Ingress Controller by F5."""

NGINX_NAME = "nginx-ingress"
"""Name of the release of its chart, of its ServiceAccount, and of its roles."""

NGINX_PODS = {"app.kubernetes.io/name": NGINX_NAME}
"""Labels that its chart gives its pods."""

KUBERNETES = "1.36.0"
"""Version of the API in `imports/`, for folders that do not state the version of their nodes."""
