"""Field types: what each accepts and refuses, at the edges of its rule."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from constructs_lib.argocd.project import RepositoryAddress
from constructs_lib.kube.addresses import (
    THIS_CLUSTER,
    BranchName,
    ClusterAddress,
    FolderAddress,
    GitAddress,
    GitRevision,
    NamePrefix,
    RepositoryFolder,
)
from constructs_lib.kube.host_folders import HostFolder, NodeFolder
from constructs_lib.kube.images import ImageRef, parse_image
from constructs_lib.kube.names import (
    ApiKind,
    Cidr,
    DataKey,
    DnsLabel,
    DnsSubdomain,
    EnvName,
    FolderPath,
    Hostname,
    HttpPath,
    LabelKey,
    LabelValue,
    NodePort,
    ObjectName,
    Origin,
    OwnNamespace,
    Percent,
    PodNetwork,
    Port,
    PostgresName,
    RelativePath,
    ServiceName,
    StatefulSetName,
    UserId,
)
from constructs_lib.kube.promql import Expression
from constructs_lib.kube.quantities import Cpu, Memory, Quantity, Storage, amount
from constructs_lib.kube.schedules import CronSchedule, Duration, TimeZone
from constructs_lib.kube.text import Argument, Text, VariableText
from constructs_lib.monitoring.alert_text import (
    AlertLabel,
    AlertName,
    MetricLabel,
    Pattern,
    RecordName,
    Summary,
    Template,
)
from constructs_lib.monitoring.grafana_dashboard import FolderName
from constructs_lib.monitoring.receiver_props import EmailAddress, WebhookUrl
from constructs_lib.workloads.ingress import RoutePath
from tests.kube.validation import accepts

LEGAL = {
    DnsLabel: ["a", "0", "a-b", "a" * 63],
    ServiceName: ["a", "a-0", "a" * 63],
    DnsSubdomain: ["a", "a.b-c.0", "a" * 253],
    ObjectName: ["a" * 63, "a.b"],
    StatefulSetName: ["a" * 52],
    OwnNamespace: ["app", "kubernetes", "defaults"],
    Hostname: ["localhost", "1a.example", "*.a.example", "a" * 63],
    LabelValue: ["a", "A_b.c-0", "a" * 63],
    LabelKey: ["a", "A_b.c", "example.com/a", f"{'a' * 253}/{'b' * 63}"],
    EnvName: ["A", "_a0", "NODE_ENV"],
    DataKey: ["a", ".a", "tls.crt", "A_b-c", "a" * 253],
    HttpPath: ["/", "/healthz", "/a/b%20c", "/a/", "/.a/..b"],
    RoutePath: ["/", "/a/b/", "/café", "/it's,a-b_c~!@&=:.d", "/a/etc", "/etcetera", "/avar"],
    Origin: ["http://localhost", "http://a:65535", "https://a.example"],
    Port: [1, 65535],
    NodePort: [30000, 32767],
    Percent: [1, 100],
    UserId: [1, 2**31 - 1],
    Quantity: ["0", "0.5", "5.", ".5", "+1", "100m", "1Gi", "1e3", "1E", "1.5e-3", "7Ei"],
    Memory: ["4Mi", "4194304"],
    Storage: ["1Mi"],
    Cpu: ["1m", "0.001"],
    ImageRef: [
        *("nginx:1.29", "a:65535/b:1", "registry.example/a/b__c:v1_2.3-4", "A.example/b:1"),
        *(f"nginx@sha256:{'0' * 64}", f"host:1/nginx:1@sha256:{'f' * 64}", f"{'a' * 255}:1"),
    ],
    CronSchedule: [
        *("*/60 */24 * * *", "*/5 0-3,7 1/2 jan-MAR sun"),
        *("59 23 31 12 6", "? ? ? ? ?", "0 0 31 2 1"),
    ],
    Cidr: ["10.244.0.0/16", "0.0.0.0/0", "10.0.0.1/32"],
    PodNetwork: ["10.0.0.0/8", "100.64.0.0/10", "192.168.0.0/28"],
    RelativePath: ["a", "db/postgresql-backup", ".a/..b"],
    FolderPath: ["/a", "/var/lib/web-platform/backups", "/.a/..b"],
    NodeFolder: ["/var/lib/web-platform/backups", "/data", "/home/ann/backups", "/etcetera"],
    HostFolder: ["backups", "/Users/ann/backups", "/tmp/backups", "a/b"],
    Text: ["", "a\tb\nc\r\n", "日本語 \U0001f600", " : # - {}", "'\"\\"],
    Argument: ["-c", "a" * 130_000],
    VariableText: ["", "a" * 130_000],
    PostgresName: ["a", "_a0", "postgres_2", "pgx", "a" * 40],
    TimeZone: ["UTC", "America/Argentina/Buenos_Aires", "Etc/GMT-14", "GB"],
    Duration: ["1s", "1h30m", "500ms", "2m0s", "90m"],
    ApiKind: ["Service", "apps/Deployment", "rbac.authorization.k8s.io/ClusterRole"],
    RepositoryAddress: [
        *("https://git.example/a/b.git", "git@git.example:a/b.git"),
        *("ghcr.io/argoproj/argo-helm", "https://charts.example/metrics-server/"),
    ],
    GitAddress: [
        *("https://git.example:65535/a/b.git", "http://gitea-http.cicd.svc.cluster.local:3000/a"),
        *("ssh://git@git.example:2222/a/b.git", "git@git.example:a/b.git"),
    ],
    GitRevision: [
        *("refs/heads/main", "refs/heads/release/1.2", "refs/heads/1.x", "refs/tags/v1.2.3"),
        "0123456789abcdef0123456789abcdef01234567",
    ],
    BranchName: ["main", "release/1.2", "HEADS", "a.locks/b", "0" * 40],
    RepositoryFolder: ["dist", "dist/app", ".a/b_c-0"],
    NamePrefix: ["", "staging-", "a1"],
    ClusterAddress: ["https://10.0.0.1", "https://api.example:6443", THIS_CLUSTER],
    AlertName: ["A", "BackupTooOld", "A1"],
    RecordName: ["_a", "service:requests:ratio_rate5m", ":a", "A1"],
    MetricLabel: ["a", "_a", "A1_b"],
    Expression: [
        *("1", 'sum by (pod) (rate(a{b=~"c|d"}[5m])) / 2 > 0.1', "a # ) }\n> 1"),
        *("""a{b="}", c='(', d=`"`, e="\\""}""", "rate(a[5m:] offset 1d @ end())"),
        *('{"a.b", c!~"d"}', "last_over_time(a[1h30m])", "a / on (b) group_left (c) d", "-a"),
    ],
    Template: [
        "{{ $labels.pod }}: {{ $value | humanize }}",
        '{{- if gt $value 1.0 }}{{ printf "%.1f | %s" $value ($labels.pod | toUpper) -}}{{ end }}',
        "{{ range $i, $e := f }}{{ $e }}{{ end }}",
        "{{ query \"a{b='c'}\" }}",
        "{a}\nb",
    ],
    Summary: ["a", "{{ $labels.pod }} is down"],
    AlertLabel: ["a", "{{ $labels.pod }}"],
    Pattern: ["go_gc_.*|go_sched_.*", "a(b|c)?d+", "[a-z_:]+", "a.b"],
    FolderName: ["a", "Web platform", "a-b_c 1", "a" * 40],
    EmailAddress: ["a@b", "alerts+shop@mail.shop.example", "o'neill@b"],
    WebhookUrl: ["https://a", "http://a.svc:8080/", "https://a.example/hook?room=1"],
    FolderAddress: ["https://a", "http://localhost:3000/a/b", "https://a.example/b%20c"],
}

ILLEGAL = {
    DnsLabel: ["", "A", "-a", "a-", "a.b", "a_b", "ä", "a" * 64, "a\n", 1],
    ServiceName: ["", "0a", "-a", "a-", "a.b", "A", "a" * 64],
    DnsSubdomain: ["", ".", "a.", ".a", "a..b", "-a", "A", "a_b", "a" * 254],
    ObjectName: ["a" * 64, "A", ""],
    StatefulSetName: ["a" * 53, "0a", "a."],
    OwnNamespace: ["default", "kube-system", "kube-a", "local-path-storage"],
    Hostname: [
        *("", "*", "a.*", "*.*.a", "A.example", "a.example:80", "http://a", "a.", "a" * 64),
        *("10.0.0.1", "127.1", "2130706433", "0x7f.1", "a.0x7f", "*.0.1"),
    ],
    LabelValue: ["", "-a", "a-", "a b", "ä", "a/b", "a" * 64],
    LabelKey: ["", "a/", "/a", "a/b/c", "A.com/a", "-a", f"{'a' * 254}/b", "b" * 64],
    EnvName: ["", "0A", "A-B", "A B", "A=B", "Ä"],
    DataKey: ["", ".", "..", "..a", "a/b", "a b", "ä", "a" * 254],
    HttpPath: ["", "healthz", "/a b", "/a?b", "/a#b", "/a\n", "//", "/a//b", "/./a", "/..", "/%2F"],
    RoutePath: [
        *(f"/a{each}b" for each in '"$%()*+;[\\]{} ?#'),
        *("shop", "/variants", "/a/root-cause", "/a/var", "/etc", "/etc/a"),
    ],
    Origin: ["", "localhost:80", "http://", "http://a/", "http://a:0", "http://a:65536", "ftp://a"],
    NodePort: [29999, 32768, "30000"],
    Port: [0, -1, 65536, "80", True, 80.0],
    Percent: [0, 101, "50"],
    UserId: [0, -1, 2**31, "1000"],
    Quantity: [
        *("", "-1", "1 Gi", "1gi", "1GiB", "1,5", "m", ".", "1e", "1e3m", "nan", "8Ei", "٣", 1),
    ],
    # The server keeps whole thousandths, which would be a difference for Argo CD.
    Cpu: ["-1", "0.5m", "1500u", "1.0001"],
    Memory: ["9" * 5000, "0", "4095Ki"],
    ImageRef: [
        *("", "nginx", "nginx:latest", f"nginx:latest@sha256:{'0' * 64}", "nginx:", "Nginx:1"),
        *("nginx:1@sha256:0", "nginx:1 ", "/nginx:1", "https://host/nginx:1", "a/B:1"),
        *(f"nginx:{'a' * 129}", "a:65536/b:1", "a:0/b:1", "a.example:070000/b:1", f"{'a' * 256}:1"),
        *("-a.example/b:1", "a-.example/b:1", f"a@sha256:{'A' * 64}", f"a.b/{'c' * 252}:1"),
    ],
    CronSchedule: [
        *("", "* * * *", "* * * * * *", "0\u00a02 * * *", "60 * * * *", "* 24 * * *", "* * 0 * *"),
        *("* * * 13 *", "* * * * 7", "5-3 * * * *", "*/0 * * * *", "1,,2 * * * *", "a * * * *"),
        *("*/90 * * * *", "0 */25 * * *", "sun * * * *", "-1 * * * *"),
        *("@daily", "TZ=UTC 0 0 * * *"),
    ],
    Cidr: ["", "10.0.0.0", "10.0.0.1/8", "10.0.0.0/33", "256.0.0.0/8", "fd00::/8", "10.0.0.0/8 "],
    PodNetwork: [
        *("0.0.0.0/0", "127.1.0.0/16", "169.0.0.0/8", "169.254.0.0/16", "224.0.0.0/8"),
        *("240.0.0.0/8", "255.255.255.0/24", "10.0.0.0/7", "10.0.0.0/29"),
    ],
    RelativePath: ["", "/", "/a", "./a", "a/", "a//b", "a/../b", ".", "..", "a b", "ä", "a\n"],
    FolderPath: ["", "/", "a", "./a", "/a/", "/a//b", "/a/../b", "/.", "/a b", "/ä", "/a\n"],
    NodeFolder: [
        *("/", "//etc", "/etc", "/etc/", "/etc/backups", "/var", "/var/lib", "/var/lib/kubelet"),
        *("/opt/cni", "/var/lib/docker", "/var/log/pods", "/lib64", "/proc/1/root", "/usr/local"),
        *("/var/local-path-provisioner", "/root", "/home", "/home/ann", "/tmp", "/opt", "/kind"),
        *("/var/lib/etcd", "/backups/..", "/./etc", "/etc/../backups"),
    ],
    HostFolder: ["/", "/etc", "/home/ann", "/Users/ann", "/System", "/private/var", "..", "../etc"],
    Text: ["a\0b", "\x1b[0m", "a\x7f", "\x85", "a\u2028b", "\u2029", "\ud800", "\ufeffa"],
    Argument: ["", "a\0", "a" * 2**17],
    VariableText: ["a\0", "ä" * 2**16],
    PostgresName: [
        *("", "A", "0a", "a-b", "a b", "ä", "pg_a", "postgres", "template0", "template1"),
        *("a" * 41, 'a"'),
    ],
    TimeZone: ["", "Local", "+1", "/Etc", "Etc//UTC", "Ä", "a/../b", "Asia/Tokio", "Etc/Utc"],
    Duration: ["", "0s", "1", "1d", "1m1h", "-1s", "1.5h", "1 h", "0h0m"],
    ApiKind: ["", "*", "service", "/Service", "apps/v1/Deployment", "apps/", "*/Service", "A\n"],
    RepositoryAddress: ["", "*", "https://git.example/*", "!a", "{a,b}", "[a]", "a?", "a b"],
    GitAddress: [
        *("", "*", "git.example/a", "https://git.example", "https://git.example/"),
        *("https://token@git.example/a", "https://git.example/a?b", "file:///a/b"),
        *("git@git.example/a", "https://git.example:65536/a", "ssh://git@git.example:0/a"),
    ],
    GitRevision: [
        *("", "refs/heads/", "refs/heads/-a", "refs/heads/*", "refs/heads/a b", "refs/tags/a\n"),
        # Argo CD looks for these among the ends of all names.
        *("HEAD", "main", "heads/main", "v1.2.3", "refs/pull/1/head", "0123abc"),
        # And takes the tag of the newest version in that range.
        *("1.x", "v1.*", ">=1"),
    ],
    BranchName: [
        *("", "HEAD", "refs/heads/main", "-a", "a..b", "a//b", "a/", "a.", "a/.b", "a.lock"),
        *("a.lock/b", "a b", "a\n", "a*", "@", "a~1", "a^", "a:b"),
    ],
    NamePrefix: ["-", "1a", "Staging-", "a_", "a" * 31],
    ClusterAddress: ["", "http://api.example", "https://api.example/", "https://*", "api.example"],
    RepositoryFolder: ["", "/", "/a", "a/", "a//b", ".", "..", "a/../b", "a/.", "a b", "ä"],
    AlertName: ["", "a", "backupTooOld", "Backup too old", "Backup_old", "A" * 64, "A\n"],
    RecordName: ["", "0a", "a-b", "a b", "a{}", "ä", "a\n"],
    MetricLabel: ["", "__name__", "0a", "a-b", "a:b", "ä", "a\n"],
    Expression: [
        *("", " \n", "# a", "a{", "a}", "a{{b='c'}}", "a{ {b='c'} }", "sum(a", "sum(a))"),
        *("a[5m", "(a]", "a{b='c}", 'a{b="c}', "a{b=`c}", "rat(a[5m])", "rate(a)", "a b", "a >"),
        *("a{b=c}", 'a{b=~"("}', "topk(a)", "a and on (b) group_left c", "{}"),
        *("a[5m]", "(a[5m])", "a[5m:]", "'a'"),
        # The parser would crash on these.
        *("(" * 9999 + "a" + ")" * 9999, "-" * 9999 + "a", "a+" * 9999 + "a", "a or " * 9999 + "a"),
        f"max_over_time(a[{'9' * 309}])",
    ],
    Template: [
        *("", "{{ $label.pod }}", "{{ $labels.pod }", "{ $labels.pod }", "{{ a {{ b }}"),
        *("{{ $value | humanise }}", "{{ humanise $value }}", "}}", "$value", "{{"),
    ],
    Summary: ["", "a\nb", "a\tb", "{ $labels.pod } is down"],
    AlertLabel: ["", "{{ $value }}", "{{ .Value }}", "$labels.pod"],
    Pattern: [
        *("", "a b", "a-b", "(?=a)", "(a", "a)", "a**", "*a", "a{2}", "\\d", "^a$", "[a", "[]"),
        "a" * 256,
    ],
    FolderName: ["", " ", "a ", " a", "a/b", "..", "a" * 41, "ä", "a\n"],
    EmailAddress: [
        *("", "a", "a@", "@b", "a b@c", "Ada <a@b>", "a@b, c@d", "a@B", "a@b\n"),
        *("a.@b", ".a@b", "a..c@b", "a@b..c", "a@b.-c"),
    ],
    WebhookUrl: [
        *("", "a", "ftp://a", "https://", "https://A", "https://a:0", "https://u:p@a"),
        *("https://a/#b", "https://a/{{b}}", "https://a b", "https://a?b"),
    ],
    FolderAddress: [
        *("", "a", "ftp://a", "https://", "https://a/", "https://a?b", "https://a#b"),
        *("https://u@a", "https://a b", "https://a/{{b}}"),
    ],
}


def name_of(field_type):
    return next(name for name, value in globals().items() if value is field_type)


@pytest.mark.parametrize(("field_type", "values"), LEGAL.items(), ids=map(name_of, LEGAL))
def test_accepts(field_type, values):
    assert [value for value in values if not accepts(field_type, value)] == []


@pytest.mark.parametrize(("field_type", "values"), ILLEGAL.items(), ids=map(name_of, ILLEGAL))
def test_refuses(field_type, values):
    assert [value for value in values if accepts(field_type, value)] == []


FACTORS = {
    **{"": Fraction(1), "n": Fraction(1, 10**9), "u": Fraction(1, 10**6), "m": Fraction(1, 1000)},
    **{suffix: Fraction(1000) ** power for power, suffix in enumerate("kMGTPE", 1)},
    **{f"{suffix}i": Fraction(1024) ** power for power, suffix in enumerate("KMGTPE", 1)},
}


@given(st.integers(0, 999_999), st.integers(0, 999), st.sampled_from(sorted(FACTORS)))
def test_quantity_keeps_its_amount_and_is_canonical_at_once(whole, thousandths, suffix):
    text = f"{whole}.{thousandths:03}{suffix}"
    exact = (whole + Fraction(thousandths, 1000)) * FACTORS[suffix]
    if exact >= 2**63:
        assert not accepts(Quantity, text)
        return
    kept = TypeAdapter(Quantity).validate_python(text)
    assert 0 <= amount(kept) - exact < FACTORS["n"]
    assert "." not in kept
    assert TypeAdapter(Quantity).validate_python(kept) == kept


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        *(("1000m", "1"), ("0.5", "500m"), ("1.5Gi", "1536Mi"), ("1024Mi", "1Gi")),
        *(("1023Ki", "1023Ki"), ("2000", "2k"), ("12e5", "1200e3"), ("0Mi", "0"), ("0.1n", "1n")),
        ("15.625Ki", "16k"),
    ],
)
def test_quantity_is_kept_as_the_api_server_writes_it(given_text, kept):
    assert TypeAdapter(Quantity).validate_python(given_text) == kept


def test_image_is_taken_apart():
    digest = f"sha256:{'a' * 64}"
    image = parse_image(f"localhost:30500/web/frontend:0.1.0@{digest}")
    assert image == ("localhost:30500", "web/frontend", "0.1.0", digest)
    assert parse_image("web/frontend:_1.0-").version == "1.0"
