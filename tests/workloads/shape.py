"""The whole shape of a workload, for snapshots and refusals."""

from pathlib import Path

import yaml
from cdk8s import ApiObject, JsonPatch

from constructs_lib.workloads import ConfigMap, ConfigMapProps

SHAPE = Path(__file__).with_suffix(".yaml")
IMAGE = yaml.safe_load(SHAPE.read_text())["image"]


def whole_shape(chart):
    """Return every field that all workloads of the caller's image have."""
    config = ConfigMap(chart, "config", ConfigMapProps(data={"log-level": "info", "a.conf": "a"}))
    shape = yaml.safe_load(SHAPE.read_text())
    shape["environment"]["LOG_LEVEL"] = config.key("log-level")
    values = {"name": "values", "keys": ["TOKEN"]}
    shape["environment_from"] = [{"secret": values, "prefix": "OWN_"}, {"config_map": config}]
    files = {"config_map": config, "items": ["a.conf"], "default_mode": 0o444}
    shape["pod"]["volumes"]["files"] = files
    return shape


def claim(chart):
    """Make the claim that the shape names."""
    about = {"api_version": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": "uploads"}}
    spec = {"accessModes": ["ReadWriteMany"], "resources": {"requests": {"storage": "1Gi"}}}
    ApiObject(chart, "uploads", **about).add_json_patch(JsonPatch.add("/spec", spec))
