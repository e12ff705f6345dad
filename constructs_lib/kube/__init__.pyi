from .addresses import (
    THIS_CLUSTER,
    BranchName,
    FolderAddress,
    GitAddress,
    GitRevision,
    git_port,
    url_host,
    url_port,
    web_address,
)
from .charts import ChartDigest
from .cron_job import CronJobName
from .declarations import (
    Declarations,
    DeclaredFile,
    DeclaredRegistry,
    DeclaredRepository,
    DeclaredWatch,
)
from .distinct import DISTINCT, duplicates
from .grafana import FOLDER_ANNOTATION
from .host_folders import HostFolder
from .images import ImageRef, parse_image
from .known import DEFAULT_PROJECT, NGINX_CLASS, NGINX_NAME
from .label_keys import (
    ALLOW_DELETE,
    CASCADE,
    PROTECTED,
    STAYS,
    TOKEN_REASON,
    labels,
    privileges,
    protection,
    unmanaged,
)
from .manifests import Manifest, kind_of, manifest
from .names import (
    API_SERVER_PORT,
    MAX_INT32,
    POD_NETWORK,
    PRIVATE_NETWORKS,
    Cidr,
    DnsLabel,
    DnsSubdomain,
    Hostname,
    LabelKey,
    LabelValue,
    ObjectName,
    Origin,
    OwnNamespace,
    PodNetwork,
    Port,
    RelativePath,
)
from .pod_parts import claim_spec
from .quantities import Storage, amount
from .role_rules import READ
from .schedules import CronSchedule, longest_pause_hours
from .structs import k8s
from .text import NonEmptyText, Text
from .validation import matching, shown, text_field

__all__ = [
    "DnsSubdomain",
    "Storage",
    "k8s",
    "labels",
    "manifest",
]

# For compositions, such as reference/. They may change in any minor version.
__all__ += [
    "ALLOW_DELETE",
    "API_SERVER_PORT",
    "CASCADE",
    "DEFAULT_PROJECT",
    "DISTINCT",
    "FOLDER_ANNOTATION",
    "MAX_INT32",
    "NGINX_CLASS",
    "NGINX_NAME",
    "POD_NETWORK",
    "PRIVATE_NETWORKS",
    "PROTECTED",
    "READ",
    "STAYS",
    "THIS_CLUSTER",
    "TOKEN_REASON",
    "BranchName",
    "ChartDigest",
    "Cidr",
    "CronJobName",
    "CronSchedule",
    "Declarations",
    "DeclaredFile",
    "DeclaredRegistry",
    "DeclaredRepository",
    "DeclaredWatch",
    "DnsLabel",
    "FolderAddress",
    "GitAddress",
    "GitRevision",
    "HostFolder",
    "Hostname",
    "ImageRef",
    "LabelKey",
    "LabelValue",
    "Manifest",
    "NonEmptyText",
    "ObjectName",
    "Origin",
    "OwnNamespace",
    "PodNetwork",
    "Port",
    "RelativePath",
    "Text",
    "amount",
    "claim_spec",
    "duplicates",
    "git_port",
    "kind_of",
    "longest_pause_hours",
    "matching",
    "parse_image",
    "privileges",
    "protection",
    "shown",
    "text_field",
    "unmanaged",
    "url_host",
    "url_port",
    "web_address",
]
