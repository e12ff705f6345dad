"""Credentials are found by name, address and format, and no finding shows their value.

Places in objects, and what else may stand there, are in `cases/credentials.yaml`.
"""

import base64
import json
import string

import pytest
from cdk8s import ApiObject, JsonPatch
from hypothesis import given
from hypothesis import strategies as st

from constructs_lib import Platform, Tier, TierProps, accept
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.kube.declarations import Declarations, DeclaredFile, DeclaredSecret
from tests.analysis.sound import CASES, run
from tests.rules import texts

VALUE = "sw0rdfish"


def base64_of(text):
    return base64.b64encode(text.encode()).decode()


# Tokens are put together here, so that scanners of this repository find none.
TOKENS = {
    "AWS": "AKIA" + "IOSFODNN7EXAMPLE",
    "GitHub": "ghp_" + "a1B2" * 9,
    "GitHub, fine": "github_pat_" + "a1B2" * 9,
    "GitLab": "glpat-" + "a1B2c3D4e5F6g7H8i9J0",
    "Slack": "xoxb-" + "1234567890-abcdefghij",
    "Slack, app": "xapp-1-" + "A0123456789-1234567890-abcdef",
    "webhook of Slack": "https://hooks.slack.com/services/" + "T00000000/B00000000/XXXXXXXXXX",
    "webhook of Discord": "https://discord.com/api/webhooks/" + "123456789012345678/a1B2c3D4e5F6",
    "JSON web token": "eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJl",
    "Google": "AIza" + "SyA-1234567890abcdefghijklmnopqrstu",
    "Google, OAuth": "GOCSPX-" + "a1B2c3D4e5F6g7H8i9J0k1L2",
    "Google, access": "ya29." + "a0AfH6SMBa1B2c3D4e5F6g7H8",
    "Azure": "AccountName=a;AccountKey=" + "abcdefghijklmnopqrstuvwxyz0123456789==",
    "npm": "npm_" + "aB1" * 12,
    "PyPI": "pypi-" + "AgEIcHlwaS5vcmcCJGFiY2RlZmdoaWprbG1ub3A",
    "Stripe": "sk_live_" + "a1B2c3D4e5F6g7H8",
    "SendGrid": "SG." + "abcdefghijklmnop.abcdefghijklmnopqrstuvwxyz",
    "DigitalOcean": "dop_v1_" + "0123456789abcdef" * 4,
    "Hugging Face": "hf_" + "aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgH",
    "Docker": "dckr_pat_" + "a1B2c3D4e5F6g7H8i9J0k1",
    "Vault": "hvs." + "CAESIabcdefghijklmnopqrstuv",
    "Grafana": "glsa_" + "abcdefghijklmnopqrstuvwxyz012345",
    "a model": "sk-ant-" + "api03-abcdefghijklmnopqrst",
    "bcrypt": "$2y$10$" + "abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234",
    "argon2": "$argon2id$v=19$m=65536,t=3,p=4$" + "c29tZXNhbHQ$RdescudvJCsgt3ub+b27",
    "crypt": "$6$rounds=5000$salt$" + "abcdefghijklmnopqrstuvwxyz0123456789",
    "htpasswd": "admin:$apr1$" + "abcdefgh$0123456789abcdefghij./",
    "SCRAM": "SCRAM-SHA-256$4096:" + "abcdefghijklmnop$abcdefghijklmnopqrstuvwxyz:abc",
    "private key": "-----BEGIN RSA PRIVATE" + " KEY-----\nMIIEowIBAAKCAQEA\n",
    "private key of SSH": "-----BEGIN OPENSSH PRIVATE" + " KEY-----\nb3BlbnNzaC1rZXktdjEA\n",
    "private key of PGP": "-----BEGIN PGP PRIVATE" + " KEY BLOCK-----\n\nlQOYBF\n",
    "private key of age": "AGE-SECRET-KEY-1" + "QQPQZRYQX7JQKQHQXQJQKQHQXQJQKQHQXQJQKQHQ",
}

NAMES = [
    *("DB_PASSWORD", "DB_PWD", "DB_PASS", "dbpass", "dbPass", "pgpassword", "PassWord"),
    *("password2", "passphrase", "API-KEY", "X-Api-Key", "clientSecret", "JWT_SECRET"),
    *("SECRET_KEY", "secretKey", "AWS_SECRET_ACCESS_KEY", "authorization", "accessToken"),
    *("_authToken", "private_key", "signingKey", "credentials", "admin.password.default"),
    *("PASSWORD_HASH", "tokens", "example.com/api-token"),
]

LINES = {
    "ini": "[db]\nuser = web\npass = {}\n",
    "YAML": "db:\n  password: {}\n",
    "YAML, with a comment": "password: {} # nobody may know\n",
    "YAML, flow": "db: {{user: web, password: {}}}\n",
    "YAML, in quotes": "db:\n  password: '{}'\n",
    "JSON": '{{"db": {{"password": "{}"}}}}',
    "JSON, compact": '{{"db":{{"password":"{}"}}}}',
    "JSON in JSON": '{{"a": "{{\\"password\\": \\"{}\\"}}"}}',
    "TOML": '[db]\npassword = "{}"\n',
    "properties": "spring.datasource.password={}\n",
    "script": "#!/bin/sh\nexport DB_PASSWORD='{}'\n",
    "variable of one command": "PGPASSWORD={} psql --host db\n",
    "comment": "# password: {}\n",
    "program": "const dbPassword = '{}';\n",
    "Ruby": "'password' => '{}'\n",
    ".npmrc": "//registry.example/:_authToken={}\n",
    "URL": "postgres://web:{}@db:5432/shop",
    "URL of Redis": "redis://:{}@cache:6379/0",
    "URL with a query": "https://api.example/?token={}&page=1",
    "flag": "login --password {}",
    "flag with an equals sign": "login --password={} --user web",
    "curl with a header": "curl -H 'X-Auth-Token: {}' http://api",
}


def variable(name, value):
    return {"container.env": [{"name": name, "value": value}]}


def data(text, key="file"):
    return {"config.data": {"a": "1", key: text}}


def custom(spec):
    return {"widget.spec": spec}


def file(text):
    return {"declared.files": [{"path": "dist/app/web-values.yaml", "text": text}]}


FIX = "; name it in a SecretRef, or accept it with a reason"


def assert_found(change, value, finding=FIX):
    """The credential is found, and shown in no finding."""
    findings = run("credential-in-text", change)
    assert any(finding in each for each in findings), findings
    assert not any(value in each or base64_of(value) in each for each in findings), findings


@pytest.mark.parametrize("token", TOKENS.values(), ids=TOKENS)
def test_token_is_found(token):
    assert_found(data(f"see {token} there\n"), token)
    assert_found(data(f"value: {base64_of(token)}\n"), token, " in Base64 in 'data.file'")


@pytest.mark.parametrize("name", NAMES)
def test_literal_under_telling_name_is_found(name):
    assert_found(variable(name, VALUE), VALUE)
    assert_found(data(f"{name}: {VALUE}\n"), VALUE)


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_literal_in_line_is_found(line):
    assert_found(data(line.format(VALUE)), VALUE)
    assert_found(file(line.format(VALUE)), VALUE)


@pytest.mark.parametrize("case", CASES["credential-in-text"]["fires"], ids=str)
def test_no_finding_shows_the_value(case):
    assert_found(case, "swordfish", case["finding"])


def test_key_that_is_the_value_is_not_shown():
    assert_found(data(f"password: {VALUE}\n", VALUE), VALUE, "in 'data.…'")


@pytest.mark.parametrize(
    "value",
    [
        *("a", "changeme", "correct horse battery staple", "Pa$$w0rd", "pass:word", "hun'ter2"),
        *("ünïcödé", "/x7Kq9+Zr2mV4tB8nL1w==", "550e8400-e29b-41d4-a716-446655440000"),
    ],
)
def test_any_literal_is_found(value):
    assert len(run("credential-in-text", variable("DB_PASSWORD", value))) == 1
    assert len(run("credential-in-text", custom({"db": {"password": value}}))) == 1


@pytest.mark.parametrize(
    "value",
    [
        *("", "true", "null", "none", "43", "24h", "random"),
        *("$PASSWORD", "$(PASSWORD)", "${PASSWORD}", "x-${PASSWORD}", "$__file{/etc/a}", "%s"),
        *("{{ .password }}", "<password>", "***", ":owner_password", "ENC[AES256_GCM,data:YQ==]"),
        *("/run/secrets/password", "./token", "~/.netrc", "https://vault.example/v1/web"),
        *("Please enter your password.", "Bearer $TOKEN"),
    ],
)
def test_reference_number_path_or_sentence_passes(value):
    assert run("credential-in-text", variable("PASSWORD", value)) == []
    assert run("credential-in-text", data(f"password: {value}\n")) == []


@pytest.mark.parametrize(
    "name",
    [
        *("PASSWORD_FILE", "passwordKey", "password_min_length", "tokenLifetime", "SECRET_NAME"),
        *("bypass", "compass", "monkey", "key", "publicKey", "author", "tokenizer"),
    ],
)
def test_other_name_passes(name):
    assert run("credential-in-text", variable(name, VALUE)) == []
    assert run("credential-in-text", data(f"{name}: {VALUE}\n")) == []


def greeting(tier):
    made = ApiObject(
        tier.chart("app"), "a", api_version="v1", kind="ConfigMap", metadata={"name": "a"}
    )
    made.add_json_patch(JsonPatch.add("/data", {"token": "greeting"}))
    return made


def test_an_exception_holds_for_its_place_only():
    tier = Tier(Platform(), TierProps(name="shop"))
    made = greeting(tier)
    place = {"rule": "credential-in-text", "object": "ConfigMap shop/a", "path": "data.token"}
    (found,) = tier.platform.findings()
    assert (found.rule, str(found.object), found.path) == tuple(place.values())
    assert found.text == "ConfigMap shop/a has a value of 'token' in 'data.token'" + FIX
    accept(made, **place, reason="The page shows it to all visitors.")
    assert tier.platform.findings() == []
    made.add_json_patch(JsonPatch.add("/data/other", "password: swordfish"))
    assert [each.path for each in tier.platform.findings()] == ["data.other"]


passwords = st.text(
    string.ascii_letters + string.digits + "!#?^~+", min_size=8, max_size=40
).filter(
    # A word may be a name, and a sentence or a number is no password.
    lambda text: text[0].isalpha() and any(map(str.isdigit, text)) and not text.endswith(("!", "?"))
)
spots = st.sampled_from(
    [
        lambda name, value: variable(name, value),
        lambda name, value: data(value, name.replace("/", ".")),
        lambda name, value: data(f"a = 1\n{name} = '{value}'\n"),
        lambda name, value: data(f"a:\n  {name}: '{value}'\n"),
        lambda name, value: data(json.dumps({"a": [{name: value}]})),
        lambda name, value: data(base64_of(f"a: 1\n{name}={value}\n")),
        lambda name, value: custom({"a": {"b": [{name: value}]}}),
        lambda name, value: custom({"a": [{"name": name, "value": value}]}),
        lambda name, value: {"container.args": [f"--{name}='{value}'"]},
        lambda name, value: {"job_container.command": ["sh", "-c", f"{name}={value} a"]},
        lambda name, value: file(f"a:\n  - {name}: '{value}'\n"),
    ]
)


@given(passwords, st.sampled_from(NAMES), spots)
def test_any_password_is_found_at_any_place(password, name, spot):
    assert_found(spot(name, password), password)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(NAMES),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(NAMES), inner),
    max_leaves=30,
)


@given(st.lists(anything), st.text(), st.dictionaries(st.text(), anything))
def test_it_reads_anything(objects, text, values):
    declarations = Declarations(
        files=[DeclaredFile(path="dist/a", text=text)],
        secrets=[DeclaredSecret(namespace="a", name="b", values=values)],
    )
    found = texts(Inventory([*objects, values], declarations), "credential-in-text")
    assert [each for each in found if " failed with " in each] == []


@pytest.mark.parametrize(
    "part", ["a", "A", "a=", "a.", "a: {", "://", "password ", "token", "a:\n", "{{", "\\", "--a "]
)
def test_a_long_text_takes_no_time_without_end(part):
    """An expression that looks further at each character would take hours for this."""
    assert run("credential-in-text", data(part * (2**16 // len(part)))) == []
