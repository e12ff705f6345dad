"""All rules together, those of a team included."""

from functools import partial

import pytest
from cdk8s import ApiObject, JsonPatch

from constructs_lib import (
    Platform,
    PlatformContext,
    Tier,
    TierProps,
    WebService,
    WebServiceProps,
    accept_warning,
)
from constructs_lib.analysis.findings import DIGEST_RULES, RULES, WARNINGS, findings_of
from constructs_lib.platform.platform import FindingsError
from constructs_lib.testing import assert_rules
from tests.analysis import test_dashboards, test_pod_security
from tests.analysis.sound import CASES, inventory_of, sound


def test_no_rule_fires_on_sound_objects():
    assert findings_of(inventory_of(sound()), (*RULES, *WARNINGS)) == []


def test_every_rule_has_a_case_that_breaks_it():
    dashboards = {rule.__name__ for rule in test_dashboards.RULES}
    elsewhere = {"no_credentials", test_pod_security.RULE, *dashboards}
    assert {*CASES, *elsewhere} == {rule.__name__ for rule in (*RULES, *WARNINGS)}
    assert all(cases["fires"] for cases in CASES.values())


def add_object(chart, **metadata):
    return ApiObject(chart, "bad", api_version="v1", kind="ConfigMap", metadata=metadata)


def test_assert_rules_shows_the_findings(chart):
    add_object(chart, name="Bad_")
    with pytest.raises(pytest.fail.Exception, match="name of ConfigMap test/Bad_ must be"):
        assert_rules(chart)


def shop(*rules, **given):
    tier = Tier(Platform(rules=rules, **given), TierProps(name="shop"))
    tier.add_namespace()
    return tier


def platform(*rules, **given):
    tier = shop(*rules, **given)
    add_object(tier.chart("shop"), name="settings")
    return tier.platform


def settings_are_named(inventory):
    """A rule of a team."""
    return [f"{each} is odd; rename it" for each in inventory.readable if each.name == "settings"]


def test_a_team_adds_a_rule():
    assert platform(*RULES).findings() == []
    finding = "ConfigMap shop/settings is odd; rename it"
    assert platform(*RULES, settings_are_named).findings() == [finding]


def test_a_team_leaves_a_rule_out():
    def findings(rules):
        tier = shop(*rules)
        add_object(tier.chart("shop"), name="Bad_")
        return tier.platform.findings()

    assert len(findings(RULES)) == 1
    assert findings([rule for rule in RULES if rule.__name__ != "names_are_legal"]) == []


def test_a_warning_is_printed_and_stops_nothing(tmp_path, capsys):
    warns = platform(warnings=(settings_are_named,))
    assert warns.warnings() == ["ConfigMap shop/settings is odd; rename it"]
    assert warns.findings() == []
    warns.synth(tmp_path / "dist")
    assert (tmp_path / "dist/shop/shop.yaml").exists()
    shown = capsys.readouterr()
    assert shown.err == "Warning: ConfigMap shop/settings is odd; rename it\n"


def test_of_a_rule_one_warning_is_printed(tmp_path, capsys, monkeypatch):
    def each_warns(inventory):
        yield from ("A is odd; rename it", "B is odd; rename it", "C is odd; rename it")

    warns = platform(warnings=(each_warns, settings_are_named))
    assert len(warns.warnings()) == 4
    warns.synth(tmp_path / "dist")
    first, settings = capsys.readouterr().err.splitlines()
    assert first == (
        "Warning: A is odd; rename it (2 more like it; CONSTRUCTS_WARNINGS=1 lists them)"
    )
    assert settings.startswith("Warning: ConfigMap shop/settings is odd")
    monkeypatch.setenv("CONSTRUCTS_WARNINGS", "1")
    warns.synth(tmp_path / "dist")
    assert len(capsys.readouterr().err.splitlines()) == 4


def test_images_without_a_digest_are_a_warning():
    tier = shop(*RULES)
    digest = f"sha256:{64 * '0'}"
    for name, image in (("web", "web:1"), ("api", f"api:1@{digest}"), ("bare", f"bare@{digest}")):
        WebService(tier.chart(name), name, WebServiceProps(image=image))
    assert tier.platform.findings() == []
    assert tier.platform.warnings() == [
        "Image 'web:1' has no digest, in Deployment shop/web; add '@sha256:…' to it"
    ]


@pytest.mark.parametrize("rules", [RULES, (*RULES, *DIGEST_RULES)])
def test_a_platform_can_require_digests(rules):
    context = PlatformContext(requires_digests=True)
    tier = Tier(Platform(context, rules=rules), TierProps(name="shop"))
    tier.add_namespace()
    WebService(tier.chart("web"), "web", WebServiceProps(image="web:1"))
    assert tier.platform.findings() == [
        "Image 'web:1' has no digest, in Deployment shop/web; add '@sha256:…' to it"
    ]
    assert tier.platform.warnings() == []


def test_a_warning_is_accepted_at_one_place_with_a_reason():
    tier = shop(*RULES)
    for name in ("web", "api"):
        service = WebService(tier.chart(name), name, WebServiceProps(image=f"{name}:1"))
    api = "Image 'api:1' has no digest, in Deployment shop/api"
    accept_warning(service, api, "Its registry lets nobody move a tag")
    assert tier.platform.findings() == []
    (warning,) = tier.platform.warnings()
    assert warning.startswith("Image 'web:1' has no digest, in Deployment shop/web;")
    accept_warning(service, "Image 'web:2' has no digest", "It is gone")
    (finding,) = tier.platform.findings()
    assert finding == (
        "Image 'web:2' has no digest: this is accepted, and no warning; remove accept_warning"
    )
    with pytest.raises(ValueError, match=r"^shop/api/api: 'reason' must have at least 1 char"):
        accept_warning(service, api, "")


def test_a_finding_is_a_line_whatever_an_object_is_called():
    """A line break would begin a line that looks like another, and a terminal obeys an escape."""
    tier = shop(*RULES)
    add_object(tier.chart("shop"), name="a\nWarning: \x1b[2Jb é")
    (finding,) = tier.platform.findings()
    assert finding.startswith("name of ConfigMap shop/a\\nWarning: \\x1b[2Jb é must be a DNS")
    assert finding.isprintable()


def fails(inventory):
    yield "ConfigMap a is odd; rename it"
    raise KeyError("spec")


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        (fails, "Rule fails failed with KeyError: 'spec'; correct the rule"),
        (
            lambda _: None,
            "Rule <lambda> failed with TypeError: 'NoneType' object is not iterable; correct",
        ),
        (partial(fails), "Rule functools.partial(<function fails"),
    ],
)
def test_a_rule_that_fails_is_a_finding(rule, message):
    findings = platform(rule, settings_are_named).findings()
    assert any(message in finding for finding in findings), findings
    assert findings[-1] == "ConfigMap shop/settings is odd; rename it"


def test_a_rule_that_fails_stops_the_synth_without_a_stack(tmp_path):
    with pytest.raises(FindingsError, match="Rule fails failed with KeyError"):
        platform(fails).synth(tmp_path / "dist")
    assert not (tmp_path / "dist").exists()


def test_a_broken_object_stops_the_synth_in_one_line(tmp_path):
    tier = shop(*RULES)
    bad = ApiObject(tier.chart("shop"), "web", api_version="apps/v1", kind="Deployment")
    bad.add_json_patch(JsonPatch.add("/spec", 3))
    with pytest.raises(FindingsError, match="has 3 as 'spec', which must be a mapping; correct it"):
        tier.platform.synth(tmp_path / "dist")
