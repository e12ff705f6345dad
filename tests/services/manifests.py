"""Environment and limits that the manifests in dist/ give the programs."""

import yaml

from tests.checkout import ROOT


def find(file, kind, name):
    objects = yaml.safe_load_all((ROOT / "dist" / file).read_text())
    (found,) = [
        each for each in objects if (each["kind"], each["metadata"]["name"]) == (kind, name)
    ]
    return found


def deployment(name):
    return find(f"app/{name}-deployment.yaml", "Deployment", name)


def database_container():
    pod = find("db/postgresql.yaml", "StatefulSet", "postgresql")["spec"]["template"]["spec"]
    return pod["containers"][0]


def database_files():
    """Return the files of the server's configuration, and its scripts, by name."""
    return find("db/postgresql.yaml", "ConfigMap", "postgresql-config")["data"]


def job_container(name):
    job = find("db/backup.yaml", "CronJob", f"postgresql-{name}")["spec"]["jobTemplate"]
    (container,) = job["spec"]["template"]["spec"]["containers"]
    return container


def pod_of(name):
    return deployment(name)["spec"]["template"]["spec"]


def container_of(name):
    (container,) = pod_of(name)["containers"]
    return container


def environment(container, secrets=None):
    """Return a container's variables; values of Secrets come from `secrets`, by name and key."""
    variables = {}
    for variable in container["env"]:
        if "valueFrom" not in variable:
            # Without a value it is the empty text.
            variables[variable["name"]] = variable.get("value", "")
        elif secrets is not None:
            source = variable["valueFrom"]["secretKeyRef"]
            variables[variable["name"]] = secrets[source["name"]][source["key"]]
    return variables
