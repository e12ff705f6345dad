from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from constructs_lib.argocd.application import RepositoryFolder
from constructs_lib.argocd.git_source import BranchName, GitAddress, GitRevision
from constructs_lib.argocd.project import RepositoryAddress
from constructs_lib.core.fields import (
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
    Origin,
    Percent,
    Port,
    PostgresName,
    RelativePath,
    ServiceName,
    UserId,
)
from constructs_lib.core.image import ImageRef, parse_image
from constructs_lib.core.quantity import Quantity, amount
from constructs_lib.core.schedule import CronSchedule, Duration, TimeZone
from constructs_lib.monitoring.dashboard import FolderName
from constructs_lib.monitoring.fields import (
    AlertLabel,
    AlertName,
    Expression,
    MetricLabel,
    Pattern,
    RecordName,
    Summary,
    Template,
)
from constructs_lib.monitoring.observer import FolderAddress
from constructs_lib.monitoring.receiver_settings import EmailAddress, SlackChannel, WebhookUrl
from constructs_lib.web.ingress import RoutePath
from tests.core.validation import accepts

LEGAL = {
    DnsLabel: ["a", "0", "a-b", "a" * 63],
    ServiceName: ["a", "a-0", "a" * 63],
    DnsSubdomain: ["a", "a.b-c.0", "a" * 253],
    Hostname: ["localhost", "a.example", "*.a.example"],
    LabelValue: ["a", "A_b.c-0", "a" * 63],
    LabelKey: ["a", "A_b.c", "example.com/a", f"{'a' * 253}/{'b' * 63}"],
    EnvName: ["A", "_a0", "NODE_ENV"],
    DataKey: ["a", ".a", "tls.crt", "A_b-c", "a" * 253],
    HttpPath: ["/", "/healthz", "/a/b%20c", "/a/", "/.a/..b"],
    RoutePath: [
        "/",
        "/shop",
        "/a/b/",
        "/café",
        "/it's,a-b_c~!@&=:.d",
        "/a/etc",
        "/etcetera",
        "/avar",
    ],
    Origin: ["http://localhost", "http://localhost:8080", "https://a.example"],
    Port: [1, 65535],
    NodePort: [30000, 32767],
    Percent: [1, 100],
    UserId: [1, 2**31 - 1],
    Quantity: ["0", "1", "0.5", "5.", ".5", "+1", "100m", "1Gi", "1e3", "1E", "1.5e-3", "7Ei"],
    ImageRef: [
        "nginx:1.29",
        "localhost:30500/web/frontend:0.1.0",
        "registry.example/a/b__c:v1_2.3-4",
        f"nginx@sha256:{'0' * 64}",
        f"host:1/nginx:1.29@sha256:{'f' * 64}",
    ],
    CronSchedule: ["0 0 * * *", "*/5 0-3,7 1/2 jan-MAR sun", "59 23 31 12 6", "? ? ? ? ?"],
    Cidr: ["10.244.0.0/16", "0.0.0.0/0", "10.0.0.1/32"],
    RelativePath: ["a", "db/postgresql-backup", ".a/..b"],
    FolderPath: ["/a", "/var/lib/web-platform/backups", "/.a/..b"],
    PostgresName: ["a", "_a0", "guest_book", "postgres_2", "pgx", "a" * 40],
    TimeZone: ["UTC", "Etc/UTC", "America/Argentina/Buenos_Aires", "Etc/GMT-14", "GB"],
    Duration: ["1s", "1h30m", "500ms", "2m0s", "90m"],
    ApiKind: ["Service", "apps/Deployment", "rbac.authorization.k8s.io/ClusterRole"],
    RepositoryAddress: [
        "https://git.example/a/b.git",
        "git@git.example:a/b.git",
        "ghcr.io/argoproj/argo-helm",
        "https://charts.example/metrics-server/",
    ],
    GitAddress: [
        "https://git.example/a/b.git",
        "http://gitea-http.cicd.svc.cluster.local:3000/a/b",
        "ssh://git@git.example:2222/a/b.git",
        "git@git.example:a/b.git",
    ],
    GitRevision: [
        *("refs/heads/main", "refs/heads/release/1.2", "refs/heads/1.x", "refs/tags/v1.2.3"),
        "0123456789abcdef0123456789abcdef01234567",
    ],
    BranchName: ["main", "release/1.2", "v1.2.3", "HEADS", "a.locks/b", "0" * 40],
    RepositoryFolder: ["dist", "dist/app", ".a/b_c-0"],
    AlertName: ["A", "BackupTooOld", "A1"],
    RecordName: ["a", "_a", "service:requests:ratio_rate5m", ":a", "A1"],
    MetricLabel: ["a", "_a", "A1_b"],
    Expression: [
        "1",
        "vector(1)",
        'sum by (pod) (rate(a{b=~"c|d"}[5m])) / 2 > 0.1',
        """a{b="}", c='(', d=`"`, e="\\""}""",
        "a # ) }\n> 1",
        "a[5m:] offset 1d @ end()",
    ],
    Template: [
        "a",
        "{{ $labels.pod }}: {{ $value | humanize }}",
        "{{ query \"a{b='c'}\" }}",
        "{a}\nb",
    ],
    Summary: ["a", "{{ $labels.pod }} is down"],
    AlertLabel: ["a", "{{ $labels.pod }}"],
    Pattern: ["a", "go_gc_.*|go_sched_.*", "a(b|c)?d+", "[a-z_:]+", "a.b"],
    FolderName: ["a", "Web platform", "a-b_c 1", "a" * 40],
    EmailAddress: ["a@b", "alerts+shop@mail.shop.example", "o'neill@b"],
    SlackChannel: ["#alerts", "@ada", "C012AB3CD", "shop-alerts_1"],
    WebhookUrl: ["https://a", "http://a.svc:8080/", "https://a.example/hook?room=1"],
    FolderAddress: ["https://a", "http://localhost:3000/a/b", "https://a.example/b%20c"],
}

ILLEGAL = {
    DnsLabel: ["", "A", "-a", "a-", "a.b", "a_b", "ä", "a" * 64, "a\n", 1],
    ServiceName: ["", "0a", "-a", "a-", "a.b", "A", "a" * 64],
    DnsSubdomain: ["", ".", "a.", ".a", "a..b", "-a", "A", "a_b", "a" * 254],
    Hostname: ["", "*", "a.*", "*.*.a", "A.example", "a.example:80", "http://a"],
    LabelValue: ["", "-a", "a-", "a b", "ä", "a/b", "a" * 64],
    LabelKey: ["", "a/", "/a", "a/b/c", "A.com/a", "-a", f"{'a' * 254}/b", "b" * 64],
    EnvName: ["", "0A", "A-B", "A B", "A=B", "Ä"],
    DataKey: ["", ".", "..", "..a", "a/b", "a b", "ä", "a" * 254],
    HttpPath: ["", "healthz", "/a b", "/a?b", "/a#b", "/a\n", "//", "/a//b", "/./a", "/..", "/%2F"],
    RoutePath: [
        *(f"/a{each}b" for each in '"$%()*+;[\\]{} ?#'),
        *("shop", "/variants", "/a/root-cause", "/a/var", "/etc", "/etc/a"),
    ],
    Origin: ["", "localhost:80", "http://", "http://a/", "http://a:0", "http://A", "ftp://a"],
    NodePort: [29999, 32768, "30000"],
    Port: [0, -1, 65536, "80", True, 80.0],
    Percent: [0, 101, "50"],
    UserId: [0, -1, 2**31, "1000"],
    Quantity: [
        "",
        "-1",
        "1 Gi",
        "1gi",
        "1GiB",
        "1,5",
        "m",
        ".",
        "1e",
        "1e3m",
        "nan",
        "8Ei",
        "٣",
        1,
    ],
    ImageRef: [
        "",
        "nginx",
        "nginx:latest",
        f"nginx:latest@sha256:{'0' * 64}",
        "nginx:",
        "Nginx:1",
        "nginx:1.29@sha256:0",
        "nginx:1 ",
        "/nginx:1",
        "https://host/nginx:1",
        f"nginx:{'a' * 129}",
    ],
    CronSchedule: [
        "",
        "* * * *",
        "* * * * * *",
        "0\u00a02 * * *",
        "0\x1c2 * * *",
        "60 * * * *",
        "* 24 * * *",
        "* * 0 * *",
        "* * * 13 *",
        "* * * * 7",
        "5-3 * * * *",
        "*/0 * * * *",
        "1,,2 * * * *",
        "a * * * *",
        "sun * * * *",
        "@daily",
        "TZ=UTC 0 0 * * *",
        "-1 * * * *",
    ],
    Cidr: ["", "10.0.0.0", "10.0.0.1/8", "10.0.0.0/33", "256.0.0.0/8", "fd00::/8", "10.0.0.0/8 "],
    RelativePath: ["", "/", "/a", "./a", "a/", "a//b", "a/../b", ".", "..", "a b", "ä", "a\n"],
    FolderPath: ["", "/", "a", "./a", "/a/", "/a//b", "/a/../b", "/.", "/a b", "/ä", "/a\n"],
    PostgresName: [
        "",
        "A",
        "0a",
        "a-b",
        "a b",
        "ä",
        "pg_a",
        "postgres",
        "template0",
        "template1",
        "a" * 41,
        'a"',
    ],
    TimeZone: ["", "Local", "local", "+1", "Etc/", "/Etc", "Etc//UTC", "Etc/UTC ", "Ä", "a/../b"],
    Duration: ["", "0s", "1", "1d", "1m1h", "-1s", "1.5h", "1 h", "0h0m"],
    ApiKind: ["", "*", "service", "/Service", "apps/v1/Deployment", "apps/", "*/Service", "A\n"],
    RepositoryAddress: ["", "*", "https://git.example/*", "!a", "{a,b}", "[a]", "a?", "a b"],
    GitAddress: [
        "",
        "*",
        "git.example/a",
        "https://git.example",
        "https://git.example/",
        "https://token@git.example/a",
        "https://git.example/a?b",
        "file:///a/b",
        "git@git.example/a",
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
    RepositoryFolder: ["", "/", "/a", "a/", "a//b", ".", "..", "a/../b", "a/.", "a b", "ä"],
    AlertName: ["", "a", "backupTooOld", "Backup too old", "Backup_old", "A" * 64, "A\n"],
    RecordName: ["", "0a", "a-b", "a b", "a{}", "ä", "a\n"],
    MetricLabel: ["", "__name__", "0a", "a-b", "a:b", "ä", "a\n"],
    Expression: [
        "",
        " ",
        "\n",
        "# a",
        "a{",
        "a}",
        "a{{b='c'}}",
        "a{ {b='c'} }",
        "sum(a",
        "sum(a))",
        "a[5m",
        "(a]",
        "a{b='c}",
        'a{b="c}',
        "a{b=`c}",
    ],
    Template: ["", "{{ $labels.pod }", "{ $labels.pod }", "{{ a {{ b }}", "}}", "$value", "{{"],
    Summary: ["", "a\nb", "a\tb", "{ $labels.pod } is down"],
    AlertLabel: ["", "{{ $value }}", "{{ .Value }}", "$labels.pod"],
    Pattern: [
        "",
        "a b",
        "a-b",
        "(?=a)",
        "(a",
        "a)",
        "a**",
        "*a",
        "a{2}",
        "\\d",
        "^a$",
        "[a",
        "[]",
        "a" * 256,
    ],
    FolderName: ["", " ", "a ", " a", "a/b", "..", "a" * 41, "ä", "a\n"],
    EmailAddress: ["", "a", "a@", "@b", "a b@c", "Ada <a@b>", "a@b, c@d", "a@B", "a@b\n"],
    SlackChannel: ["", "#", "##a", "#a b", "a" * 81, "#ä", "#a\n"],
    WebhookUrl: [
        "",
        "a",
        "ftp://a",
        "https://",
        "https://A",
        "https://a:0",
        "https://u:p@a",
        "https://a/#b",
        "https://a/{{b}}",
        "https://a b",
        "https://a?b",
    ],
    FolderAddress: [
        "",
        "a",
        "ftp://a",
        "https://",
        "https://a/",
        "https://a?b",
        "https://a#b",
        "https://u@a",
        "https://a b",
        "https://a/{{b}}",
    ],
}


def cases(table):
    return [
        pytest.param(field_type, value, id=f"{name_of(field_type)}-{value!r:.40}")
        for field_type, values in table.items()
        for value in values
    ]


def name_of(field_type):
    return next(name for name, value in globals().items() if value is field_type)


@pytest.mark.parametrize(("field_type", "value"), cases(LEGAL))
def test_accepts(field_type, value):
    assert accepts(field_type, value)


@pytest.mark.parametrize(("field_type", "value"), cases(ILLEGAL))
def test_refuses(field_type, value):
    assert not accepts(field_type, value)


def test_the_message_has_field_rule_and_value():
    message = (
        r"'id' must be a DNS label \(lower-case letters, digits and '-', a letter or digit at both "
        r"ends, at most 63 characters\), got 'My_App'"
    )
    with pytest.raises(ValidationError, match=message):
        TypeAdapter(DnsLabel).validate_python("My_App")


def is_label(text):
    """Says what RFC 1123 says, in other words than the pattern."""
    letters = set("abcdefghijklmnopqrstuvwxyz0123456789")
    inside = set(text) <= letters | {"-"}
    return 0 < len(text) <= 63 and inside and text[0] in letters and text[-1] in letters


name_like = st.text(alphabet="ab0-._A/ \n", max_size=70) | st.text(max_size=5)


@given(name_like)
def test_dns_label_is_what_rfc_1123_says(text):
    assert accepts(DnsLabel, text) == is_label(text)


@given(name_like)
def test_dns_subdomain_is_labels_joined_by_dots(text):
    # Unlike a label by itself, a part of a subdomain has no length of its own for Kubernetes.
    expected = len(text) <= 253 and all(is_label(part) for part in text.split("."))
    assert accepts(DnsSubdomain, text) == expected or any(
        len(part) > 63 for part in text.split(".")
    )


@given(name_like)
def test_service_name_is_a_label_that_starts_with_a_letter(text):
    assert accepts(ServiceName, text) == (is_label(text) and text[0].isalpha())


@given(st.integers())
@example(0)
@example(65536)
def test_port_is_16_bits_without_zero(number):
    assert accepts(Port, number) == (0 < number < 2**16)


FACTORS = {
    **{"": Fraction(1), "n": Fraction(1, 10**9), "u": Fraction(1, 10**6), "m": Fraction(1, 1000)},
    **{suffix: Fraction(1000) ** power for power, suffix in enumerate("kMGTPE", 1)},
    **{f"{suffix}i": Fraction(1024) ** power for power, suffix in enumerate("KMGTPE", 1)},
}
suffixes = st.sampled_from(sorted(FACTORS))


@given(st.integers(0, 999_999), st.integers(0, 999), suffixes)
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


@given(st.integers(0, 10**9), suffixes, st.integers(0, 10**9), suffixes)
def test_quantities_compare_by_amount(one, one_suffix, other, other_suffix):
    left, right = one * FACTORS[one_suffix], other * FACTORS[other_suffix]
    assert (amount(f"{one}{one_suffix}") > amount(f"{other}{other_suffix}")) == (left > right)


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("1000m", "1"),
        ("0.5", "500m"),
        ("1.5Gi", "1536Mi"),
        ("1024Mi", "1Gi"),
        ("0.5Ki", "512"),
        ("1023Ki", "1023Ki"),
        ("2000", "2k"),
        ("12e5", "1200e3"),
        ("0Mi", "0"),
        ("0.1n", "1n"),
    ],
)
def test_quantity_is_kept_as_the_api_server_writes_it(given_text, kept):
    assert TypeAdapter(Quantity).validate_python(given_text) == kept


def test_image_is_taken_apart():
    digest = f"sha256:{'a' * 64}"
    image = parse_image(f"localhost:30500/web/frontend:0.1.0@{digest}")
    assert image == ("localhost:30500", "web/frontend", "0.1.0", digest)
    assert parse_image("web/frontend:_1.0-").version == "1.0"


@given(st.from_regex(r"[0-9]{1,3}(-[0-9]{1,3})?(/[0-9]{1,2})?", fullmatch=True))
def test_minutes_of_a_schedule_are_checked_as_numbers(field):
    span, _, step = field.partition("/")
    first, _, last = span.partition("-")
    in_order = int(first) <= int(last or first) <= 59
    expected = in_order and step.lstrip("0") != "" if step else in_order
    assert accepts(CronSchedule, f"{field} * * * *") == expected
