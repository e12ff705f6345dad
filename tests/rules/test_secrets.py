"""Rules on Secrets, on objects and declarations that break them."""

from constructs_lib.core.declarations import DeclaredSecret
from tests.rules.sound import (
    SECRETS,
    assert_fires,
    each_break,
    each_pass,
    named,
    run,
)


def declared(*secrets):
    """Returns these Secrets of namespace `app`, beside those that are declared anyway."""
    return [
        *SECRETS,
        *(DeclaredSecret(namespace="app", name=name, values=values) for name, values in secrets),
    ]


BREAKS = {
    "no_secret_data": [
        (
            "data",
            lambda o: o.update(secret=named("Secret", "db", data={"password": "cw=="})),
            "Secret app/db contains values; remove it, and name it in a SecretRef",
        ),
        (
            "text data",
            lambda o: o.update(secret=named("Secret", "db", stringData={"password": "s"})),
            "Secret app/db contains values",
        ),
    ],
    "secrets_can_be_made": [
        (
            "made in two ways",
            lambda o: o.update(
                secrets=declared(("db", {"user": {"text": "a"}}), ("db", {"user": {"text": "b"}}))
            ),
            "Secret app/db has key 'user' with sources {'text': 'a'} and {'text': 'b'}; choose",
        ),
        (
            "copied from nowhere",
            lambda o: o.update(secrets=declared(("secret", {"b": {"copied_from": "other"}}))),
            "Secret app/secret takes key 'b' from Secret other/secret, which lacks it; "
            "declare it there",
        ),
        (
            "hash of another key",
            lambda o: o.update(
                secrets=declared(("hash", {"a": {"bcrypt_of": "secret", "key": "c"}}))
            ),
            "Secret app/hash takes key 'a' from Secret app/secret, which lacks it",
        ),
        (
            "in a circle",
            lambda o: o.update(
                secrets=declared(
                    ("one", {"a": {"bcrypt_of": "two", "key": "a"}, "b": "random"}),
                    ("two", {"a": {"bcrypt_of": "one", "key": "b"}}),
                )
            ),
            "follow one another in a circle; take values of one from elsewhere",
        ),
        (
            "of itself",
            lambda o: o.update(
                secrets=declared(("one", {"a": {"bcrypt_of": "one", "key": "b"}, "b": "random"}))
            ),
            "Secrets app/one, app/one follow one another in a circle",
        ),
    ],
}


@each_break(BREAKS)
def test_rule_fires(rule, change, message):
    assert_fires(rule, change, message)


PASSES = {
    "no_secret_data": [
        ("a Secret to be filled", lambda o: o.update(secret=named("Secret", "db", type="Opaque"))),
    ],
    "secrets_can_be_made": [
        (
            "copied from one that is declared",
            lambda o: o.update(
                secrets=declared(
                    ("one", {"a": "random", "b": {"text": "b"}}),
                    ("two", {"a": {"bcrypt_of": "one"}, "c": {"bcrypt_of": "one", "key": "b"}}),
                )
            ),
        ),
    ],
}


@each_pass(PASSES)
def test_rule_passes(rule, change):
    assert run(rule, change) == []
