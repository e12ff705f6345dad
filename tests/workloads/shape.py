"""The whole shape of a workload, for snapshots and refusals."""

from cdk8s import ApiObject, JsonPatch

from constructs_lib import ResourcesProps, SecretRef
from constructs_lib.workloads import (
    ConfigMap,
    ConfigMapProps,
    InitContainerProps,
    MountProps,
    PodProps,
    PolicyRule,
    ProbeProps,
    SidecarProps,
    VolumeProps,
)
from constructs_lib.workloads.environment import EnvironmentSource
from constructs_lib.workloads.pod import Toleration
from constructs_lib.workloads.probe import ExecCommand, Grpc, HttpGet, TcpSocket
from constructs_lib.workloads.volumes import EmptyDir

IMAGE = "registry.example/web/shop:1.2.3"
SMALL = ResourcesProps(
    cpu_request="10m", cpu_limit="50m", memory_request="16Mi", memory_limit="32Mi"
)


def whole_shape(chart):
    """Return every field that all workloads of the caller's image have."""
    config = ConfigMap(chart, "config", ConfigMapProps(data={"log-level": "info", "a.conf": "a"}))
    values = SecretRef(name="values", keys=("TOKEN",))
    return {
        "image": IMAGE,
        "command": ["node"],
        "arguments": ["main.js"],
        "environment": {
            "MODE": "production",
            "LOG_LEVEL": config.key("log-level"),
            "PASSWORD": SecretRef(name="database", keys=("password",)).key("password"),
        },
        "environment_from": [
            EnvironmentSource(secret=values, prefix="OWN_"),
            EnvironmentSource(config_map=config),
        ],
        "mounts": {
            "/etc/shop/a.conf": MountProps(volume="files", sub_path="a.conf", read_only=True),
            "/cache": MountProps(volume="cache"),
            "/uploads": MountProps(volume="uploads"),
            "/keys": MountProps(volume="keys", read_only=True),
        },
        "ports": {"admin": 8081},
        "startup_probe": ProbeProps(
            http_get=HttpGet(path="/up", port="admin"), failure_threshold=30, period_seconds=2
        ),
        "liveness_probe": ProbeProps(grpc=Grpc(port=8081, service="shop"), timeout_seconds=5),
        "readiness_probe": ProbeProps(exec=ExecCommand(command=["ready"]), initial_delay_seconds=3),
        "resources": ResourcesProps(
            cpu_request="1000m", cpu_limit="2", memory_request="1Gi", memory_limit="2Gi"
        ),
        "run_as_user": 2000,
        "run_as_group": 3000,
        "tmp_size": "1Gi",
        "pod": PodProps(
            labels={"team": "shop"},
            annotations={"example.com/owner": "Shop & co."},
            pod_labels={"zone": "a"},
            pod_annotations={"example.com/scrape": "true"},
            volumes={
                "files": VolumeProps(config_map=config, items=["a.conf"], default_mode=0o444),
                "cache": VolumeProps(empty_dir=EmptyDir(size_limit="1Gi", medium="Memory")),
                "uploads": VolumeProps(persistent_volume_claim="uploads"),
                "keys": VolumeProps(secret=SecretRef(name="keys", keys=("key.pem",))),
            },
            sidecars={
                "proxy": SidecarProps(
                    image="proxy:1",
                    resources=SMALL,
                    run_as_user=1337,
                    run_as_group=1338,
                    ports={"proxy": 15001},
                    readiness_probe=ProbeProps(tcp_socket=TcpSocket(port="proxy")),
                    environment={
                        "PASSWORD": SecretRef(name="proxy", keys=("password",)).key("password")
                    },
                )
            },
            init_containers={
                "prepare": InitContainerProps(
                    image="prepare:1",
                    resources=SMALL,
                    command=["prepare"],
                    mounts={"/cache": MountProps(volume="cache")},
                )
            },
            node_selector={"disk": "ssd"},
            tolerations=[
                Toleration(key="dedicated", value="shop", effect="NoSchedule"),
                Toleration(operator="Exists", effect="NoExecute", toleration_seconds=60),
            ],
            affinity={
                "podAntiAffinity": {
                    "requiredDuringSchedulingIgnoredDuringExecution": [
                        {
                            "topologyKey": "kubernetes.io/hostname",
                            "labelSelector": {"matchLabels": {"zone": "a"}},
                        }
                    ]
                }
            },
            priority_class_name="important",
            image_pull_secrets=[SecretRef(name="pull", keys=(".dockerconfigjson",))],
            role_reason="Scales itself.",
            role=[
                PolicyRule(resources=["configmaps"], verbs=["get", "list"]),
                PolicyRule(
                    api_groups=["apps"],
                    resources=["deployments/scale"],
                    verbs=["patch"],
                    resource_names=["shop"],
                    reason="Starts one more pod.",
                ),
            ],
        ),
    }


def claim(chart):
    """Make the claim that the shape names."""
    made = ApiObject(
        chart,
        "uploads",
        api_version="v1",
        kind="PersistentVolumeClaim",
        metadata={"name": "uploads"},
    )
    spec = {"accessModes": ["ReadWriteMany"], "resources": {"requests": {"storage": "1Gi"}}}
    made.add_json_patch(JsonPatch.add("/spec", spec))
