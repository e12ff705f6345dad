"""Ways to leak a credential, each found; what only looks like one is not; no value is shown.

Places in objects, and what else may stand there, are in `cases/credentials.yaml`.
"""

import base64
import json
import random
import re
import string

import pytest
import yaml
from cdk8s import ApiObject, JsonPatch
from hypothesis import given, settings
from hypothesis import strategies as st

from constructs_lib import Platform, Tier, TierProps, declare_harmless
from constructs_lib.checks.credentials.commands import COMMANDS as PROGRAM_FORMS
from constructs_lib.checks.credentials.forms import TOKENS as TOKEN_FORMS
from constructs_lib.checks.inventory import Inventory
from constructs_lib.checks.secrets import no_credentials
from constructs_lib.core.declarations import (
    Declarations,
    DeclaredFile,
    DeclaredHarmless,
    DeclaredSecret,
)
from constructs_lib.core.package_files import is_packaged
from constructs_lib.tekton.step_script import step_script
from tests.checkout import ROOT
from tests.checks.sound import CASES, run

VALUE = "swordfish"
"""A password that nothing tells from a word, so that only its name or place does."""


def base64_of(text):
    return base64.b64encode(text if isinstance(text, bytes) else text.encode()).decode()


# Tokens are put together here, so that scanners of this repository find none.
PRIVATE = "-----BEGIN RSA PRIVATE" + " KEY-----\nMIIEowIBAAKCAQEA\n-----END RSA PRIVATE KEY-----\n"
OWN_FORM = "tK7fQ2mZx9LwB4vNc8RjY1sHdP6aGe3UoXiT5kWbEhM"
TOKENS = {
    "AWS": "AKIA" + "IOSFODNN7EXAMPLE",
    "GitHub": "ghp_" + "a1B2" * 9,
    "GitHub, fine": "github_pat_" + "a1B2" * 9,
    "GitLab": "glpat-" + "a1B2c3D4e5F6g7H8i9J0",
    "Slack": "xoxb-" + "1234567890-abcdefghij",
    "webhook of Slack": "https://hooks.slack.com/services/" + "T00000000/B00000000/XXXXXXXXXX",
    "JSON web token": "eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJl",
    "Google": "AIza" + "SyA-1234567890abcdefghijklmnopqrstu",
    "npm": "npm_" + "aB1" * 12,
    "PyPI": "pypi-" + "AgEIcHlwaS5vcmcCJGFiY2RlZmdoaWprbG1ub3A",
    "Stripe": "sk_live_" + "a1B2c3D4e5F6g7H8",
    "SendGrid": "SG." + "abcdefghijklmnop.abcdefghijklmnopqrstuvwxyz",
    "Docker": "dckr_pat_" + "a1B2c3D4e5F6g7H8i9J0k1",
    "Vault": "hvs." + "CAESIabcdefghijklmnopqrstuv",
    "Azure": "AccountName=a;AccountKey=" + "abcdefghijklmnopqrstuvwxyz0123456789==",
    "a model": "sk-ant-" + "api03-abcdefghijklmnopqrst",
    "DigitalOcean": "dop_v1_" + "0123456789abcdef" * 4,
    "Grafana": "glsa_" + "abcdefghijklmnopqrstuvwxyz012345",
    "Hugging Face": "hf_" + "aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgH",
    "Shopify": "shpat_" + "0123456789abcdef" * 2,
    "Databricks": "dapi" + "0123456789abcdef" * 2,
    "Tailscale": "tskey-auth-" + "kA1b2C3CNTRL-a1B2c3D4e5F6g7H8",
    "Twilio": "SK" + "0123456789abcdef" * 2,
    "Slack, app": "xapp-1-" + "A0123456789-1234567890-abcdef",
    "webhook of Discord": "https://discord.com/api/webhooks/" + "123456789012345678/a1B2c3D4e5F6",
    "webhook of Teams": "https://a.webhook.office.com/webhookb2/" + "0123456789abcdef@0123456789",
    "Google, OAuth": "GOCSPX-" + "a1B2c3D4e5F6g7H8i9J0k1L2",
    "Google, access": "ya29." + "a0AfH6SMBa1B2c3D4e5F6g7H8",
    "webhook of Stripe": "whsec_" + "a1B2c3D4e5F6g7H8i9J0",
    "PuTTY": "PuTTY-User-Key-File-3: " + "ssh-ed25519",
    "argon2": "$argon2id$v=19$m=65536,t=3,p=4$" + "c29tZXNhbHQ$RdescudvJCsgt3ub+b27",
    "scrypt": "$scrypt$ln=16,r=8,p=1$" + "aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBs",
    "yescrypt": "$y$j9T$" + "abcdefghijklmnop$abcdefghijklmnopqrstuvwxyz",
    "Django": "pbkdf2_sha256$600000$" + "abcdefghijklmnop$abcdefghijklmnop=",
    "md5 of PostgreSQL": "md5" + "0123456789abcdef" * 2,
    "Telegram": "123456789:AA" + "abcdefghijklmnopqrstuvwxyz0123456",
    "bcrypt": "$2y$10$" + "abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234",
    "crypt": "$6$rounds=5000$salt$" + "abcdefghijklmnopqrstuvwxyz0123456789",
    "htpasswd": "admin:$apr1$" + "abcdefgh$0123456789abcdefghij./",
    "LDAP": "{SSHA}" + "abcdefghijklmnopqrstuvwxyz012345",
    "SCRAM": "SCRAM-SHA-256$4096:" + "abcdefghijklmnop$abcdefghijklmnopqrstuvwxyz:abc",
    "private key": PRIVATE,
    "private key of SSH": "-----BEGIN OPENSSH PRIVATE" + " KEY-----\nb3BlbnNzaC1rZXktdjEA\n",
    "private key of PGP": "-----BEGIN PGP PRIVATE" + " KEY BLOCK-----\n\nlQOYBF\n",
    "private key of age": "AGE-SECRET-KEY-1" + "QQPQZRYQX7JQKQHQXQJQKQHQXQJQKQHQXQJQKQHQ",
    "private key, binary": base64_of(b"\x30\x82\x04\xbe\x02\x01\x00\x30\x0d\x06\x09" + bytes(40)),
    "as long as ours": OWN_FORM,
}

NAMES = [
    *(
        "DB_PASSWORD",
        "DB_PWD",
        "DB_PASS",
        "dbpass",
        "pgpassword",
        "PassWord",
        "password2",
        "bindpw",
    ),
    *("passphrase", "API-KEY", "X-Api-Key", "clientSecret", "JWT_SECRET", "SECRET_KEY"),
    *("secret_key_base", "AWS_SECRET_ACCESS_KEY", "authorization", "accessToken", "_authToken"),
    *("private_key", "signingKey", "credentials", "requirepass", "admin.password.default"),
    *("PASSWORD_HASH", "example.com/api-token"),
]

LINES = {
    "ini": "[db]\nuser = web\npass = {}\n",
    "YAML": "db:\n  password: {}\n",
    "YAML, with a comment": "password: {} # nobody may know\n",
    "YAML, block": "password: |-\n  {}\n",
    "YAML, next line": "password:\n  {}\n",
    "YAML, list": "passwords:\n  - {}\n",
    "YAML, flow": "db: {{user: web, password: {}}}\n",
    "YAML, anchor": "password: &password {}\n",
    "YAML, below": "password:\n  value: {}\n",
    "YAML, name and value": "env:\n  - name: TOKEN\n    value: {}\n  - name: OTHER\n    value: a\n",
    "YAML, value and name": "env:\n  - value: {}\n    name: TOKEN\n  - name: OTHER\n    value: a\n",
    "a Secret of a chart": "extraObjects:\n  - kind: Secret\n    stringData:\n      a: {}\n",
    "JSON": '{{"db": {{"password": "{}"}}}}',
    "JSON, name and value": '[{{"name": "TOKEN", "value": "{}"}}]',
    "JSON in JSON": '{{"a": "{{\\"password\\": \\"{}\\"}}"}}',
    "TOML": '[db]\npassword = "{}"\n',
    "XML": "<db><password>{}</password></db>",
    "XML, attribute": '<property name="db.password" value="{}"/>',
    "script": "#!/bin/sh\nexport DB_PASSWORD='{}'\n",
    "script, default": "password=${{PASSWORD:-{}}}\n",
    "script, echo": "password=$(echo {})\n",
    "comment": "# password: {}\n",
    "comment of SQL": "-- password = {}\n",
    "prose": 'log in with password "{}"\n',
    "program": "const dbPassword = '{}';\n",
    "Ruby": "'password' => '{}'\n",
    "template": '{{{{ .Values.password | default "{}" }}}}\n',
    "template, named": 'password: {{{{ .Values.password | default "{}" }}}}\n',
    "template of a text": 'password: {{{{ "{}" }}}}\n',
    "address, default": "url=${{URL:-postgres://web:{}@db/web}}\n",
    "SQL": "ALTER ROLE web PASSWORD '{}';",
    "MySQL": "CREATE USER web IDENTIFIED BY '{}';",
    "Redis": "requirepass {}\n",
    "Redis, ACL": "user default on >{} ~* +@all\n",
    ".netrc": "machine git login web password {}\n",
    ".pgpass": "db:5432:*:web:{}\n",
    ".npmrc": "//registry.example/:_authToken={}\n",
    "URL": "postgres://web:{}@db:5432/shop",
    "URL of Redis": "redis://:{}@cache:6379/0",
    "URL with a query": "https://api.example/?token={}&page=1",
    "JDBC of Oracle": "jdbc:oracle:thin:web/{}@//db:1521/shop",
    "connection string of Go": "web:{}@tcp(db:3306)/shop",
    "flag": "login --password {}",
    "--from-literal": "kubectl create secret generic a --from-literal=password={}",
    "mysql": "mysql -u root -p{} shop",
    "curl": "curl -u web:{} http://api",
    "curl with a header": "curl -H 'X-Auth-Token: {}' http://api",
    "redis-cli": "redis-cli -a {} ping",
    "docker login": "docker login -u web -p {}",
    "stdin": "echo {} | docker login --password-stdin",
    "ldapsearch": "ldapsearch -x -D cn=admin -w {} -b dc=a",
    "htpasswd": "htpasswd -bc /auth web {}",
    "chpasswd": "echo 'root:{}' | chpasswd",
    "openssl": "openssl enc -aes-256-cbc -pass pass:{}",
}


def variable(name, value):
    return {"container.env": [{"name": name, "value": value}]}


def data(text, key="file"):
    return {"config.data": {"a": "1", key: text}}


def custom(spec):
    return {"widget.spec": spec}


def file(text):
    return {"declared.files": [{"path": "dist/app/web-values.yaml", "text": text}]}


def assert_found(change, finding="; name it in a SecretRef"):
    """The credential is found, and shown in no finding."""
    findings = run("no_credentials", change)
    assert any(finding in each for each in findings), (change, findings)
    for shown in (VALUE, base64_of(VALUE).strip("="), *map(str.strip, TOKENS.values())):
        assert not any(shown in each for each in findings), change


@pytest.mark.parametrize("token", TOKENS.values(), ids=TOKENS)
def test_each_token_is_found(token):
    assert_found(data(token))
    assert_found(data(f"see {token} there\n"))


@pytest.mark.parametrize("name", NAMES)
def test_the_value_of_each_name_is_found(name):
    assert_found(variable(name, VALUE))
    assert_found(data(f"{name}: {VALUE}\n"))


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_each_line_is_found(line):
    assert_found(data(line.format(VALUE)))
    assert_found(file(line.format(VALUE)))


@pytest.mark.parametrize("case", CASES["no_credentials"]["fires"], ids=str)
def test_no_place_shows_the_value(case):
    assert_found(case, case["finding"])


def test_keys_hold_credentials_too():
    token = "Widget app/web has a token of GitHub in 'spec.…'; name it"
    assert_found(custom({TOKENS["GitHub"]: "a"}), token)
    assert_found(data(f"    client-key-data: {base64_of(PRIVATE)}\n"), "value of 'client-key-data'")


@pytest.mark.parametrize(
    "value",
    [
        "a",
        "changeme",
        "correct horse battery staple",
        "Pa$$w0rd",
        "$ecret!23",
        "pass:word",
        "hun'ter2",
        "ünïcödé",
        "123456",
        "/x7Kq9+Zr2mV4tB8nL1w==",
        "550e8400-e29b-41d4-a716-446655440000",
    ],
)
def test_any_literal_of_such_a_name_is_one(value):
    assert len(run("no_credentials", variable("DB_PASSWORD", value))) == 1
    assert len(run("no_credentials", custom({"db": {"password": value}}))) == 1


CERTIFICATE = (
    "-----BEGIN CERTIFICATE-----\n"
    + "\n".join(base64_of(random.Random(line).randbytes(48)) for line in range(12))
    + "\n-----END CERTIFICATE-----\n"
)
SOME_BYTES = random.Random(1).randbytes
INNOCENT = {
    "digest of an image": {"container.image": f"docker.io/a/b:1.2@sha256:{'a1' * 32}"},
    "checksum": custom({"checksum/config": "ba0916efadc8448b42db4d853ad98068" * 2}),
    "certificate": data(CERTIFICATE),
    "CA bundle": custom({"caBundle": base64_of(CERTIFICATE)}),
    "binary certificate": custom(
        {"caBundle": base64_of(b"\x30\x82\x03\x01\x30\x82\x02" + SOME_BYTES(600))}
    ),
    "public key": data(CERTIFICATE.replace("CERTIFICATE", "PUBLIC KEY")),
    "public key of SSH": data(f"git ssh-ed25519 AAAA{base64_of(SOME_BYTES(48))}"),
    "fingerprint": data(f"SHA256:{base64_of(SOME_BYTES(32))[:43]}"),
    "integrity": data(f"integrity: sha384-{base64_of(SOME_BYTES(48))}"),
    "checksum of Go": data(f"example.com/a v1.2.3 h1:{base64_of(SOME_BYTES(32))}"),
    "picture": data(f"data:image/png;base64,{base64_of(SOME_BYTES(300))}"),
    "archive": {"config.binaryData": {"file": base64_of(SOME_BYTES(900))}},
    "encrypted": custom({"encryptedData": {"password": base64_of(SOME_BYTES(300))}}),
}


@pytest.mark.parametrize("change", INNOCENT.values(), ids=INNOCENT)
def test_random_data_that_is_public_passes(change):
    assert run("no_credentials", change) == []


def test_dist_has_none():
    """With the scanner for texts, too, which reads the values of charts."""
    declared = [
        DeclaredFile(path=str(path.relative_to(ROOT)), text=path.read_text())
        for path in sorted((ROOT / "dist").rglob("*.*"))
    ]
    objects = [
        each
        for file in declared
        if "/bootstrap/" not in file.path and file.path.endswith(".yaml")
        for each in yaml.load_all(file.text, yaml.CSafeLoader)
    ]
    names = yaml.safe_load((ROOT / "dist/bootstrap/secrets.yaml").read_text())["secrets"]
    secrets = [DeclaredSecret(**each) for each in names]
    assert len(objects) > 100
    declarations = Declarations(secrets=secrets, files=declared)
    assert list(no_credentials(Inventory(objects, declarations))) == []


SCRIPTS = sorted(
    path
    for path in (ROOT / "constructs_lib").rglob("*.*")
    if path.is_file() and path.suffix in {".sh", ".sql", ".awk", ".lua"}
)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_script_of_the_library_has_one(path):
    """No synth searches them, so they are searched here, as part of another text."""
    text = f"{path.read_text()}# The end\n"
    assert not is_packaged(text)
    assert run("no_credentials", data(text)) == []


@pytest.mark.parametrize("script", ["publish.sh", "clone.sh"])
def test_a_script_of_the_library_with_one_more_line_is_searched(script):
    text = step_script(script)
    assert is_packaged(text)
    assert run("no_credentials", data(text)) == []
    assert len(run("no_credentials", data(f"{text}export PASSWORD=sw0rdfish77\n"))) == 1


REST = "; name it in a SecretRef, or declare_harmless with the reason"


def greeting(tier):
    made = ApiObject(
        tier.chart("app"), "a", api_version="v1", kind="ConfigMap", metadata={"name": "a"}
    )
    made.add_json_patch(JsonPatch.add("/data", {"token": "greeting"}))
    return made


def test_an_exception_holds_for_its_place_only():
    tier = Tier(Platform(), TierProps(name="shop"))
    made = greeting(tier)
    problem = "ConfigMap shop/a has a value of 'token' in 'data.token'"
    assert tier.platform.findings() == [problem + REST]
    declare_harmless(made, problem, "The page shows it to everybody.")
    assert tier.platform.findings() == []
    made.add_json_patch(JsonPatch.add("/data/other", "password: swordfish"))
    other = "ConfigMap shop/a has a value of 'password' in 'data.other'"
    assert tier.platform.findings() == [other + REST]


def test_an_exception_that_is_not_needed_is_a_finding():
    harmless = [DeclaredHarmless(finding="ConfigMap a/b has a key", reason="gone")]
    assert list(no_credentials(Inventory([], Declarations(harmless=harmless)))) == [
        "ConfigMap a/b has a key: this is declared harmless, and not so; remove the declaration"
    ]


def test_an_exception_has_a_reason():
    made = greeting(Tier(Platform(), TierProps(name="shop")))
    with pytest.raises(ValueError, match=r"^shop/app/a: 'reason' .*, got ''; state it"):
        declare_harmless(made, "a", "")


letters = string.ascii_letters + string.digits + "!#?^~+"
passwords = st.text(letters, min_size=8, max_size=40).filter(
    # A word may say how a password comes about, and a number may count tokens.
    lambda text: any(map(str.isdigit, text)) and any(map(str.isalpha, text))
)
names = st.sampled_from(NAMES)
spots = st.sampled_from(
    [
        lambda name, value: variable(name, value),
        lambda name, value: data(value, name.replace("/", ".")),
        lambda name, value: data(f"a = 1\n{name} = '{value}'\n"),
        lambda name, value: data(f"a:\n  {name}: '{value}'\n"),
        lambda name, value: data(json.dumps({"a": [{name: value}]})),
        lambda name, value: data(base64_of(f"{name}={value}\n")),
        lambda name, value: custom({"a": {"b": [{name: value}]}}),
        lambda name, value: custom({"a": [{"name": name, "value": value}]}),
        lambda name, value: {"container.args": [f"--{name}='{value}'"]},
        lambda name, value: {"job_container.command": ["sh", "-c", f"{name}={value} a"]},
        lambda name, value: file(f"a:\n  - {name}: '{value}'\n"),
    ]
)


@given(passwords, names, spots)
def test_any_password_is_found_at_any_place(password, name, spot):
    findings = run("no_credentials", spot(name, password))
    assert findings
    assert not any(password in finding for finding in findings)


@given(st.integers(0, 2**64), spots)
def test_a_value_in_our_form_is_found_without_a_name(seed, spot):
    value = "".join(random.Random(seed).choices(string.ascii_letters + string.digits, k=64))
    assert run("no_credentials", spot("note", value))


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(NAMES),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | names, inner),
    max_leaves=30,
)


@pytest.mark.parametrize(("words", "pattern"), [*TOKEN_FORMS.values(), *PROGRAM_FORMS])
@given(data=st.data())
@settings(max_examples=settings.default.max_examples // 5)
def test_a_text_of_a_form_has_one_of_its_words(words, pattern, data):
    """Texts without them are not tried."""
    text = data.draw(st.from_regex(re.compile(pattern, re.MULTILINE)))
    assert any(word in text for word in words)


@given(st.lists(anything), st.text(), st.dictionaries(st.text() | names, anything))
def test_it_reads_anything(objects, text, values):
    declarations = Declarations(
        files=[DeclaredFile(path="dist/a", text=text)],
        secrets=[DeclaredSecret(namespace="a", name="b", values=values)],
    )
    list(no_credentials(Inventory([*objects, values], declarations)))


@pytest.mark.parametrize(
    "part", ["a", "A", "a=", "a.", "a: {", "://", "<a ", "password ", "a:\n", "{{", "\\", "curl "]
)
def test_a_long_text_takes_no_time_without_end(part):
    """Each expression that looks further at each character would take hours for this."""
    assert run("no_credentials", data(part * (2**16 // len(part)))) == []
