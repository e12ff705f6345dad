"""What is known of data and their backups; the rule has its cases in `cases/data.yaml`."""

import sys

import yaml

from constructs_lib import __main__ as program
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.rules.data import held_data
from constructs_lib.kube.label_keys import LOSS_ACCEPTED
from tests.analysis.sound import named
from tests.checkout import ROOT


def test_the_data_of_the_reference_system_are_listed(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["constructs_lib", "rules", str(ROOT / "dist"), "--data"])
    program.main()
    *lines, total = capsys.readouterr().out.splitlines()
    assert (
        "StatefulSet db/postgresql: CronJob db/postgresql-backup, at most 24 h old; "
        "restored by CronJob db/postgresql-restore"
    ) in lines
    assert not [each for each in lines if each.endswith(": no backup")]
    assert total == "Data: 2 with a backup, 8 with an accepted loss, of 10"


CLUSTER = """
apiVersion: postgresql.cnpg.io/v1
kind: ScheduledBackup
metadata: {name: nightly, namespace: db}
spec: {schedule: 0 30 2 * * 0, cluster: {name: postgres}}
---
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: {name: postgres, namespace: db}
spec: {instances: 1, storage: {size: 1Gi}}
---
apiVersion: velero.io/v1
kind: Schedule
metadata:
  name: all
  namespace: velero
  annotations: {cdk8s-web-platform/backs-up: PersistentVolumeClaim shop/files}
spec: {schedule: "@every 6h"}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: files, namespace: shop}
spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
"""


def test_schedules_of_others_are_read():
    objects = [*yaml.safe_load_all(CLUSTER)]
    assert [str(each) for each in held_data(Inventory(objects))] == [
        "Cluster db/postgres: ScheduledBackup db/nightly, at most 168 h old; restored by a new "
        "Cluster with bootstrap.recovery",
        "PersistentVolumeClaim shop/files: Schedule velero/all, of unknown age; restored by "
        "nothing that states 'cdk8s-web-platform/restores'",
    ]


def test_an_application_states_the_reason_for_its_chart():
    claim = named("PersistentVolumeClaim", "logs", namespace="monitoring", spec={})
    other = named("PersistentVolumeClaim", "other", namespace="monitoring", spec={})
    source = {"repoURL": "https://charts.example", "chart": "loki", "targetRevision": "1.0.0"}
    spec = {"project": "a", "destination": {"namespace": "monitoring"}, "source": source}
    application = named("Application", "loki", "argoproj.io/v1alpha1", "cicd", spec=spec)
    application["metadata"]["annotations"] = {LOSS_ACCEPTED: "Logs of the last days"}
    inventory = Inventory([application, claim, other], rendered={("cicd", "loki"): [claim]})
    found = {each.object.name: each.loss_accepted for each in held_data(inventory)}
    assert found == {"loki": "Logs of the last days", "logs": "Logs of the last days", "other": ""}
