"""The whole shape of a workload, for snapshots and refusals."""

from cdk8s import ApiObject, JsonPatch

from constructs_lib import (
    ConfigMap,
    ConfigMapProps,
    EmptyDir,
    EnvironmentSource,
    ExecCommand,
    Grpc,
    HttpGet,
    InitContainerSettings,
    MountSettings,
    PodSettings,
    PolicyRule,
    ProbeSettings,
    ResourcesProps,
    SecretRef,
    SidecarSettings,
    TcpSocket,
    Toleration,
    VolumeSettings,
)

IMAGE = "registry.example/web/shop:1.2.3"
SMALL = ResourcesProps(
    cpu_request="10m", cpu_limit="50m", memory_request="16Mi", memory_limit="32Mi"
)


def whole_shape(chart):
    """Returns every field that all workloads of the caller's image have."""
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
            "/etc/shop/a.conf": MountSettings(volume="files", sub_path="a.conf", read_only=True),
            "/cache": MountSettings(volume="cache"),
            "/uploads": MountSettings(volume="uploads"),
            "/keys": MountSettings(volume="keys", read_only=True),
        },
        "ports": {"admin": 8081},
        "startup_probe": ProbeSettings(
            http_get=HttpGet(path="/up", port="admin"), failure_threshold=30, period_seconds=2
        ),
        "liveness_probe": ProbeSettings(grpc=Grpc(port=8081, service="shop"), timeout_seconds=5),
        "readiness_probe": ProbeSettings(
            exec=ExecCommand(command=["ready"]), initial_delay_seconds=3
        ),
        "resources": ResourcesProps(
            cpu_request="1000m", cpu_limit="2", memory_request="1Gi", memory_limit="2Gi"
        ),
        "run_as_user": 2000,
        "run_as_group": 3000,
        "tmp_size": "1Gi",
        "pod": PodSettings(
            labels={"team": "shop"},
            annotations={"example.com/owner": "Shop & co."},
            pod_labels={"zone": "a"},
            pod_annotations={"example.com/scrape": "true"},
            volumes={
                "files": VolumeSettings(config_map=config, items=["a.conf"], default_mode=0o444),
                "cache": VolumeSettings(empty_dir=EmptyDir(size_limit="1Gi", medium="Memory")),
                "uploads": VolumeSettings(persistent_volume_claim="uploads"),
                "keys": VolumeSettings(secret=SecretRef(name="keys", keys=("key.pem",))),
            },
            sidecars={
                "proxy": SidecarSettings(
                    image="proxy:1",
                    resources=SMALL,
                    run_as_user=1337,
                    run_as_group=1338,
                    ports={"proxy": 15001},
                    readiness_probe=ProbeSettings(tcp_socket=TcpSocket(port="proxy")),
                    environment={
                        "PASSWORD": SecretRef(name="proxy", keys=("password",)).key("password")
                    },
                )
            },
            init_containers={
                "prepare": InitContainerSettings(
                    image="prepare:1",
                    resources=SMALL,
                    command=["prepare"],
                    mounts={"/cache": MountSettings(volume="cache")},
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
                ),
            ],
        ),
    }


def claim(chart):
    """Makes the claim that the shape names."""
    made = ApiObject(
        chart,
        "uploads",
        api_version="v1",
        kind="PersistentVolumeClaim",
        metadata={"name": "uploads"},
    )
    spec = {"accessModes": ["ReadWriteMany"], "resources": {"requests": {"storage": "1Gi"}}}
    made.add_json_patch(JsonPatch.add("/spec", spec))
