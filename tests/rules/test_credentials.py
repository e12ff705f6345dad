"""Ways to leak a credential, each found; what only looks like one is not; no value is shown."""

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
from constructs_lib.core.declarations import (
    Declarations,
    DeclaredFile,
    DeclaredHarmless,
    DeclaredSecret,
)
from constructs_lib.core.package_files import is_packaged
from constructs_lib.rules.credentials.commands import COMMANDS as PROGRAM_FORMS
from constructs_lib.rules.credentials.forms import TOKENS as TOKEN_FORMS
from constructs_lib.rules.inventory import Inventory
from constructs_lib.rules.secrets import no_credentials
from constructs_lib.tekton.step_script import step_script
from tests.checkout import ROOT
from tests.rules.sound import (
    RESTRICTED,
    SECRETS,
    add,
    container_of,
    job_container_of,
    named,
    pod_of,
    put,
    run,
)

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
    "DB_PASSWORD",
    "DB_PWD",
    "DB_PASS",
    "db.pass",
    "dbpass",
    "pgpassword",
    "PGPASSWORD",
    "PassWord",
    "password2",
    "passphrase",
    "apiKey",
    "API-KEY",
    "X-Api-Key",
    "client-secret",
    "clientSecret",
    "JWT_SECRET",
    "SECRET_KEY",
    "secret_key_base",
    "AWS_SECRET_ACCESS_KEY",
    "authorization",
    "accessToken",
    "auth-token",
    "_authToken",
    "private_key",
    "signingKey",
    "credentials",
    "bindpw",
    "requirepass",
    "admin.password.default",
    "PASSWORD_HASH",
    "example.com/api-token",
]

LINES = {
    "ini": "[db]\nuser = web\npass = {}\n",
    "YAML": "db:\n  password: {}\n",
    "YAML, quoted": "db:\n  password: '{}'\n",
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
    "properties": "spring.datasource.password={}\n",
    "TOML": '[db]\npassword = "{}"\n',
    "variables": "A=1\nDB_PASS={}\n",
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
    "URL of Git": "https://oauth2:{}@git.example/shop.git",
    "URL with a query": "https://api.example/?token={}&page=1",
    "JDBC": "jdbc:postgresql://db/shop?user=web&password={}",
    "JDBC of Oracle": "jdbc:oracle:thin:web/{}@//db:1521/shop",
    "connection string": "host=db user=web password={} port=5432",
    "connection string of .NET": "Server=db;User Id=web;Password={};",
    "connection string of Go": "web:{}@tcp(db:3306)/shop",
    "flag": "login --password {}",
    "flag with =": "login --token={}",
    "--from-literal": "kubectl create secret generic a --from-literal=password={}",
    "--set": "helm upgrade a b --set auth.password={}",
    "mysql": "mysql -u root -p{} shop",
    "psql": "PGPASSWORD={} psql",
    "curl": "curl -u web:{} http://api",
    "curl with a header": "curl -H 'X-Auth-Token: {}' http://api",
    "redis-cli": "redis-cli -a {} ping",
    "docker login": "docker login -u web -p {}",
    "stdin": "echo {} | docker login --password-stdin",
    "ldapsearch": "ldapsearch -x -D cn=admin -w {} -b dc=a",
    "htpasswd": "htpasswd -bc /auth web {}",
    "chpasswd": "echo 'root:{}' | chpasswd",
    "openssl": "openssl enc -aes-256-cbc -pass pass:{}",
    "openssl, of an option": "openssl rsa -in key.pem -passin pass:{}",
}


def variable(name, value):
    return put((container_of, "env"), [{"name": name, "value": value}])


def data(text, key="file"):
    return put(("config", "data"), {"a": "1", key: text})


def annotation(key, value):
    return put(("ingress", "metadata", "annotations"), {key: value})


def custom(spec):
    return add(other=named("Widget", "other", "example.com/v1", spec=spec))


def application(**helm):
    return put(("release", "spec", "sources", 0, "helm"), helm)


def beside(**container):
    other = {"name": "other", "image": "a:1", "securityContext": RESTRICTED, **container}
    return lambda objects: pod_of(objects)["containers"].append(other)


def file(text, path="dist/app/web-values.yaml"):
    return add(files=[DeclaredFile(path=path, text=text)])


NESTED = "extra:\n  config: |\n    app.yaml: |\n      db:\n        password: swordfish\n"
HEADER = [{"name": "Authorization", "value": "Bearer swordfish"}]

PLACES = {
    "Secret of a version that none has": add(
        other=named("Secret", "other", "core/v1", stringData={"greeting": VALUE})
    ),
    "variable": variable("DB_PASSWORD", VALUE),
    "variable, value first": put((container_of, "env"), [{"value": VALUE, "name": "TOKEN"}]),
    "variable in Base64": variable("DB_PASSWORD", base64_of(VALUE)),
    "number": custom({"password": 12345678}),
    "init container": put(
        (pod_of, "initContainers", 0, "env"), [{"name": "TOKEN", "value": VALUE}]
    ),
    "sidecar": beside(env=[{"name": "TOKEN", "value": VALUE}]),
    "ephemeral container": put(
        (pod_of, "ephemeralContainers"), [{"name": "a", "args": ["--token", VALUE]}]
    ),
    "CronJob": put((job_container_of, "args"), ["--password", VALUE]),
    "arguments": put((container_of, "args"), ["--password", VALUE]),
    "argument": put((container_of, "args"), [f"--password={VALUE}"]),
    "command of a shell": put((container_of, "command"), ["sh", "-c", f"PGPASSWORD={VALUE} psql"]),
    "command of several words": put((container_of, "command"), ["mysql", "-uroot", f"-p{VALUE}"]),
    "header of a probe": put((container_of, "livenessProbe"), {"httpGet": {"httpHeaders": HEADER}}),
    "path of a probe": put(
        (container_of, "readinessProbe"), {"httpGet": {"path": f"/ready?token={VALUE}"}}
    ),
    "command of a probe": put(
        (container_of, "startupProbe"), {"exec": {"command": ["check", "--token", VALUE]}}
    ),
    "hook": put(
        (container_of, "lifecycle"),
        {"preStop": {"exec": {"command": ["sh", "-c", f"curl -u web:{VALUE} http://api"]}}},
    ),
    "annotation": annotation("example.com/auth-token", VALUE),
    "snippet of an Ingress": annotation(
        "nginx.org/location-snippets",
        f'proxy_set_header Authorization "Basic {base64_of("web:swordfish")}";',
    ),
    "users of an Ingress": annotation("ingress.example/basic-auth", f"web:{VALUE}"),
    "label": put(("config", "metadata", "labels"), {"password": VALUE}),
    "last applied": annotation(
        "kubectl.kubernetes.io/last-applied-configuration",
        json.dumps({"kind": "Secret", "data": {"password": base64_of(VALUE)}}),
    ),
    "ConfigMap": data(VALUE, "db-password"),
    "ConfigMap of bytes": put(
        ("config", "binaryData"), {"file": base64_of(f"user: web\npassword: {VALUE}\n")}
    ),
    "Base64 in Base64": data(base64_of(base64_of(f"DB_PASSWORD={VALUE}"))),
    "Base64 in a script": data(f"echo {base64_of(f'password={VALUE}')} | base64 -d\n"),
    "login of a registry": data(
        json.dumps({"auths": {"registry.example": {"auth": base64_of("web:swordfish")}}})
    ),
    "kubeconfig": data(f"users:\n- name: web\n  user:\n    token: {VALUE}\n"),
    "kubeconfig with a key": data(f"    client-key-data: {base64_of(PRIVATE)}\n"),
    "custom resource": custom({"auth": {"password": VALUE}}),
    "custom resource, value below": custom({"password": {"value": VALUE}}),
    "custom resource, list": custom({"tokens": [VALUE]}),
    "custom resource, by user": custom({"passwords": {"web": VALUE}}),
    "patch": custom({"patch": [{"op": "add", "path": "/spec/password", "value": VALUE}]}),
    "Secret in a custom resource": custom({"object": {"kind": "Secret", "data": {"a": "YWJj"}}}),
    "values of an Application": application(values=f"adminPassword: {VALUE}\n"),
    "YAML in YAML of an Application": application(values=NESTED),
    "object of values": application(valuesObject={"adminPassword": VALUE}),
    "Secret in values": application(
        valuesObject={"extra": [{"kind": "Secret", "stringData": {"a": VALUE}}]}
    ),
    "parameter": application(parameters=[{"name": "db.password", "value": VALUE}]),
    "annotation of a Secret": add(
        other=named("Secret", "other", metadata={"annotations": {"password": VALUE}})
    ),
    "key of a mapping": custom({TOKENS["GitHub"]: "a"}),
    "values file": file(f"grafana:\n  adminPassword: {VALUE}\n"),
    "file of TOML": file(f'[auth]\npassword = "{VALUE}"\n', "dist/bootstrap/hosts.toml"),
    "stated text of a Secret": add(
        secrets=[
            *SECRETS,
            DeclaredSecret(namespace="app", name="db", values={"password": {"text": VALUE}}),
        ]
    ),
    "stated address of a Secret": add(
        secrets=[
            *SECRETS,
            DeclaredSecret(
                namespace="app", name="db", values={"url": {"text": f"https://a:{VALUE}@b"}}
            ),
        ]
    ),
}

MESSAGES = {
    "variable": "Deployment app/web has a value of 'DB_PASSWORD' in "
    "'spec.template.spec.containers[0].env[0].value'; name it in a SecretRef, or declare_harmless",
    "ConfigMap of bytes": "ConfigMap app/config has a value of 'password' in Base64 in "
    "'binaryData.file'; name it",
    "kubeconfig": "ConfigMap app/config has a value of 'token' in 'data.file', line 4; name it",
    "values file": "dist/app/web-values.yaml has a value of 'adminPassword', line 2; name it",
    "stated text of a Secret": "Secret app/db has a value of 'password' as text; name it",
    "key of a mapping": "Widget app/other has a token of GitHub in 'spec.…'; name it",
}

LEAKS = {
    "a token": {f"a {kind}": data(token) for kind, token in TOKENS.items()},
    "a token in a text": {kind: data(f"see {token} there\n") for kind, token in TOKENS.items()},
    "a name": {name: variable(name, VALUE) for name in NAMES},
    "a name in a text": {name: data(f"{name}: {VALUE}\n") for name in NAMES},
    "a line in a ConfigMap": {kind: data(line.format(VALUE)) for kind, line in LINES.items()},
    "a line in a file": {kind: file(line.format(VALUE)) for kind, line in LINES.items()},
    "a place": PLACES,
}


BREAKS = {"no_credentials": LEAKS}


@pytest.mark.parametrize("leaks", LEAKS.values(), ids=LEAKS)
def test_each_leak_is_found_and_no_value_is_shown(leaks):
    for name, change in leaks.items():
        findings = run("no_credentials", change)
        message = MESSAGES.get(name, "; name it in a SecretRef")
        assert any(message in finding for finding in findings), (name, findings)
        for shown in (VALUE, base64_of(VALUE).strip("="), *map(str.strip, TOKENS.values())):
            assert not any(shown in finding for finding in findings), name


@pytest.mark.parametrize(
    "value",
    [
        "a",
        "admin",
        "password",
        "changeme",
        "correct-horse",
        "correct horse battery staple",
        "p@ss w0rd!",
        "Pa$$w0rd",
        "$ecret!23",
        "pass:word",
        "hun'ter2",
        "ünïcödé",
        "123456",
        "/x7Kq9+Zr2mV4tB8nL1w==",
        "550e8400-e29b-41d4-a716-446655440000",
        "0123456789abcdef0123456789abcdef01234567",
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
PUBLIC = CERTIFICATE.replace("CERTIFICATE", "PUBLIC KEY")
SOME_BYTES = random.Random(1).randbytes

SCRIPT = """\
#!/usr/bin/env bash
# Gives the roles their passwords. The password is random, and a token is asked for.
password=$(cat /run/secrets/password)
export PGPASSWORD=${PGPASSWORD:-$POSTGRES_PASSWORD}
PASSWORD=${PASSWORD:?is not set}
read -r token
curl -u "$USER:$PASSWORD" -H "Authorization: Bearer $TOKEN" "http://api/?token=$TOKEN"
printf 'username=%s\\npassword=%s\\n' "$USER" "$PASSWORD"
mysql -u root -p"$PASSWORD" && redis-cli -a "$PASSWORD" && sshpass -e ssh host
if [ -z "$PASSWORD" ]; then echo "the password is missing"; fi
alter role :"owner" login password :'owner_password';
create table users (password text not null, token varchar(20));
"""
PROGRAM = """\
const password = process.env.PASSWORD;
const token = request.headers.get('authorization');
const { user, password } = row;
login({ password: row.password, token: getToken() });
location = "https://api/?token=" + encodeURIComponent(token) + "&page=1";
password = os.environ['PASSWORD']
if not password:
    raise ValueError('password is missing')
local token = obj.status
"""
NGINX = """\
location / {
  proxy_pass http://backend:8080;
  proxy_set_header Authorization $http_authorization;
  auth_basic_user_file /etc/nginx/htpasswd;
  ssl_certificate_key /etc/tls/tls.key;
}
"""
GRAFANA = """\
[security]
admin_password = $__file{/etc/secrets/admin}
secret_key = ${SECRET_KEY}
password_min_length = 12
cookie_secure = true
"""
VALUES = """\
admin:
  existingSecret: grafana-admin
  passwordKey: admin-password
  userKey: admin-user
auth:
  enabled: true
  password: ""
oidc:
  clientSecret: $oidc.clientSecret
serviceAccount:
  automountServiceAccountToken: false
template: |
  password: {{ .Values.password }}
  token: $token
"""
SCHEMA = {
    "properties": {
        "password": {"description": "Password of the user.", "type": "string", "format": "byte"},
        "token": {"type": "string", "pattern": "^[a-z0-9]+$"},
        "secret": {"properties": {"name": {"type": "string"}, "key": {"type": "string"}}},
    }
}
EXTERNAL = {
    "secretStoreRef": {"name": "vault", "kind": "ClusterSecretStore"},
    "data": [{"secretKey": "password", "remoteRef": {"key": "prod/db", "property": "password"}}],
    "target": {"template": {"data": {"url": "postgres://{{ .user }}:{{ .password }}@db"}}},
}

INNOCENT = {
    "digest of an image": put((container_of, "image"), f"docker.io/a/b:1.2@sha256:{'a1' * 32}"),
    "checksum": annotation("checksum/config", "ba0916efadc8448b42db4d853ad98068" * 2),
    "UUID": custom({"uid": "550e8400-e29b-41d4-a716-446655440000"}),
    "commit": custom({"revision": "da39a3ee5e6b4b0d3255bfef95601890afd80709"}),
    "certificate": data(CERTIFICATE),
    "CA bundle": custom({"caBundle": base64_of(CERTIFICATE)}),
    "binary certificate": custom(
        {"caBundle": base64_of(b"\x30\x82\x03\x01\x30\x82\x02" + SOME_BYTES(600))}
    ),
    "public key": data(PUBLIC),
    "public key of SSH": data(f"git ssh-ed25519 AAAA{base64_of(SOME_BYTES(48))}"),
    "fingerprint": data(f"SHA256:{base64_of(SOME_BYTES(32))[:43]}"),
    "integrity": data(f"integrity: sha384-{base64_of(SOME_BYTES(48))}"),
    "checksum of Go": data(f"example.com/a v1.2.3 h1:{base64_of(SOME_BYTES(32))}"),
    "picture": data(f"data:image/png;base64,{base64_of(SOME_BYTES(300))}"),
    "archive": put(("config", "binaryData"), {"a": base64_of(SOME_BYTES(900))}),
    "script in Base64": data(f"echo {base64_of('echo hello, this is no secret')} | base64 -d"),
    "encrypted for the cluster": custom(
        {"encryptedData": {"password": base64_of(SOME_BYTES(300))}}
    ),
    "encrypted by SOPS": custom({"password": "ENC[AES256_GCM,data:YQ==,iv:aXY=,type:str]"}),
    "long name": custom({"name": "validating-admission-policy-binding-of-the-guard-v1beta1"}),
    "long names in capitals": custom(
        {"a": "OpenIDConnectV2AuthorizationServerMetadata", "b": "TLS_ECDHE_RSA_WITH_AES_128_GCM"}
    ),
    "schedule": custom({"schedule": "*/5 0-23 * * 1-5"}),
    "time": custom({"since": "2025-01-02T03:04:05Z"}),
    "address": custom({"url": "https://github.com/a/b/releases/download/v0.33.0/b-linux-amd64"}),
    "address of SSH": custom({"a": "git@github.com:a/b.git", "b": "ssh://git@github.com/a/b.git"}),
    "mail": custom({"a": "mailto:jane@example.com", "b": "https://example.com/?to=a:b@c.example"}),
    "file of a password": variable("PASSWORD_FILE", "/run/secrets/password"),
    "path of a token": variable("TOKEN", "/var/run/secrets/token"),
    "variables of Kubernetes": variable("URL", "postgres://$(USER):$(PASSWORD)@db/shop"),
    "value from a Secret": put(
        (container_of, "env"),
        [{"name": "TOKEN", "valueFrom": {"secretKeyRef": {"name": "secret", "key": "token"}}}],
    ),
    "nothing": variable("PASSWORD", ""),
    "switches": custom({"auth": {"enabled": True, "password": False, "token": None}}),
    "numbers": custom({"maxTokens": 4096, "passwordLength": 43, "tokenLifetime": "24h"}),
    "flags": put(
        (container_of, "args"),
        [
            "--password-file",
            "/etc/pw",
            "--authorization-mode=Node,RBAC",
            "--tls-private-key-file=/k",
            "--secret-name=web-tls",
            "--token",
            "$(TOKEN)",
        ],
    ),
    "volume": put(
        (pod_of, "volumes"),
        [{"name": "a", "secret": {"secretName": "b", "items": [{"key": "password", "path": "p"}]}}],
    ),
    "projected token": put(
        (pod_of, "volumes"),
        [{"name": "a", "projected": {"sources": [{"serviceAccountToken": {"path": "token"}}]}}],
    ),
    "reference to a Secret": custom(
        {
            "existingSecret": "db",
            "bearerTokenSecret": {"name": "a", "key": "token"},
            "basicAuth": {"password": {"name": "db", "key": "password"}},
            "webhookSecret": "secret",
        }
    ),
    "reference in an annotation": annotation(
        "nginx.ingress.kubernetes.io/auth-secret", "ingress/basic-auth"
    ),
    "ExternalSecret": custom(EXTERNAL),
    "schema": custom({"schema": SCHEMA}),
    "rights on Secrets": custom({"resources": ["secrets", "serviceaccounts/token"]}),
    "names of headers": custom({"name": "allowed", "value": "Authorization, Content-Type"}),
    "script": data(SCRIPT),
    "program": data(PROGRAM),
    "NGINX": data(NGINX),
    "Grafana": data(GRAFANA),
    "values": file(VALUES),
    "sentences": data(
        json.dumps({"password": "Please enter your password.", "token": "There is no token."})
    ),
    "PostgreSQL": data("password_encryption = 'scram-sha-256'\nhost all all all scram-sha-256\n"),
    "values of a Secret, which another rule finds": add(
        other=named("Secret", "other", data={"password": "c3dvcmRmaXNo"})
    ),
    "source of a value": add(
        secrets=[
            DeclaredSecret(
                namespace="app",
                name="secret",
                values={
                    "b": "random",
                    "password": {"kept_in_file": "db-2-x9.key", "opens": "db/postgresql"},
                    "username": {"text": "web"},
                    "url": {"text": "https://git.example/shop.git"},
                },
            )
        ]
    ),
}


@pytest.mark.parametrize("change", INNOCENT.values(), ids=INNOCENT)
def test_what_only_looks_like_one_passes(change):
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
    tier = Tier(TierProps(name="shop"))
    made = greeting(tier)
    problem = "ConfigMap shop/a has a value of 'token' in 'data.token'"
    assert Platform(tier).findings() == [problem + REST]
    declare_harmless(made, problem, "The page shows it to everybody.")
    assert Platform(tier).findings() == []
    made.add_json_patch(JsonPatch.add("/data/other", "password: swordfish"))
    other = "ConfigMap shop/a has a value of 'password' in 'data.other'"
    assert Platform(tier).findings() == [other + REST]


def test_an_exception_that_is_not_needed_is_a_finding():
    harmless = [DeclaredHarmless(finding="ConfigMap a/b has a key", reason="gone")]
    assert list(no_credentials(Inventory([], Declarations(harmless=harmless)))) == [
        "ConfigMap a/b has a key: this is declared harmless, and not so; remove the declaration"
    ]


def test_an_exception_has_a_reason():
    made = greeting(Tier(TierProps(name="shop")))
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
        lambda name, value: annotation(name, value),
        lambda name, value: custom({"a": {"b": [{name: value}]}}),
        lambda name, value: custom({"a": [{"name": name, "value": value}]}),
        lambda name, value: application(values=f"a:\n  {name}: '{value}'\n"),
        lambda name, value: put((container_of, "args"), [f"--{name}='{value}'"]),
        lambda name, value: put((job_container_of, "command"), ["sh", "-c", f"{name}={value} a"]),
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
