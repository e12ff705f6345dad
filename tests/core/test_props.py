import pytest
from pydantic import ValidationError

from constructs_lib import SecretRef
from constructs_lib.core.props import Props


class Inner(Props):
    a: int = 1
    b: int = 2


class Group(Props):
    inner: Inner = Inner(a=10, b=20)
    c: int = 3


class Outer(Props):
    group: Group = Group(inner=Inner(a=100, b=200), c=300)
    secret: SecretRef = SecretRef(name="db", keys=("user", "password"))
    maybe: Inner | None = None


class Wired(Outer):
    wire: str


def test_a_partial_group_starts_from_the_default_of_its_field():
    made = Outer.model_validate({"group": {"inner": {"b": 5}}})
    assert made.group == Group(inner=Inner(a=100, b=5), c=300)


def test_a_group_with_a_field_called_keys():
    assert Outer.model_validate({"secret": {"name": "other"}}).secret == SecretRef(
        name="other", keys=("user", "password")
    )


def test_a_group_that_is_absent_by_default_starts_from_its_own():
    assert Outer.model_validate({"maybe": {"b": 5}}).maybe == Inner(a=1, b=5)


def test_settings_are_extended_by_their_wiring():
    settings = Outer(group=Group(c=4))
    wired = Wired.extending(settings, wire="a")
    assert (wired.group, wired.wire, wired.secret) == (settings.group, "a", settings.secret)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"group": {"d": 1}}, "group.d\n +Extra inputs", id="unknown"),
        pytest.param({"group": {"inner": {"a": "1"}}}, "group.inner.a\n +.*integer", id="text"),
        pytest.param({"group": 1}, "group\n +Input should be", id="no group"),
    ],
)
def test_refuses(given, message):
    with pytest.raises(ValidationError, match=message):
        Outer.model_validate(given)


def test_refuses_wiring_that_is_unknown():
    with pytest.raises(ValidationError, match="Extra inputs"):
        Wired.extending(Outer(), wire="a", other="b")
