"""What the manifests in dist/ give the programs."""

import yaml

from tests.checkout import ROOT


def _object(name, kind):
    text = (ROOT / f"dist/app/{name}-deployment.yaml").read_text()
    (found,) = [item for item in yaml.safe_load_all(text) if item["kind"] == kind]
    return found


def deployment(name):
    return _object(name, "Deployment")


def port_of(container, name):
    (number,) = [port["containerPort"] for port in container["ports"] if port["name"] == name]
    return number


def service_ports(name):
    """Returns the number in the pod for each port of a Service."""
    container = container_of(name)
    ports = _object(name, "Service")["spec"]["ports"]
    return {port["port"]: port_of(container, port["targetPort"]) for port in ports}


def pod_of(name):
    return deployment(name)["spec"]["template"]["spec"]


def container_of(name):
    (container,) = pod_of(name)["containers"]
    return container


def environment(container, secrets=None):
    """Returns a container's variables; values of Secrets come from `secrets`, by name and key."""
    variables = {}
    for variable in container["env"]:
        if "value" in variable:
            variables[variable["name"]] = variable["value"]
        elif secrets is not None:
            source = variable["valueFrom"]["secretKeyRef"]
            variables[variable["name"]] = secrets[source["name"]][source["key"]]
    return variables
