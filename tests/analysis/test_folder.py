"""Findings on folders of manifests by others."""

import subprocess
import sys

import pytest

ROLE = """
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: reader, namespace: shop}
rules: [{apiGroups: [""], resources: [configmaps], verbs: [get]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: reader}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: reader}
"""
OPERATED = """
apiVersion: v1
kind: Service
metadata: {name: db, namespace: shop}
spec: {selector: {cluster: orders}, ports: [{port: 5432}]}
---
apiVersion: acid.example/v1
kind: Database
metadata: {name: orders, namespace: shop}
"""
PORT = """
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}, ports: [{port: 80, targetPort: 3000}]}
---
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop, labels: {app: web}}
spec: {containers: [{name: web, image: web:1}]}
"""
DEFINITION = """
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: databases.acid.example}
spec:
  group: acid.example
  scope: Namespaced
  names: {kind: Database, plural: databases}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema: {type: object, description: "As in https://user:Xk29dkKlwq81@host/"}
"""


@pytest.mark.parametrize(
    ("manifests", "rule"),
    [
        pytest.param(ROLE, "grants ClusterRole", id="a role that states a namespace"),
        pytest.param(OPERATED, "service-selects-nothing", id="pods that an operator makes"),
        pytest.param(PORT, "service-selects-nothing", id="a port that its pod does not declare"),
        pytest.param(DEFINITION, "credential-in-text", id="an example in a definition"),
    ],
)
def test_manifests_of_others_give_no_false_alarm(tmp_path, manifests, rule):
    (tmp_path / "shop.yaml").write_text(manifests)
    command = (sys.executable, "-m", "constructs_lib.analysis.rules", str(tmp_path))
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1)
    assert done.stderr.count("Traceback") == 0
    assert rule not in done.stdout
