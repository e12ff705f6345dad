"""All rules together, those of a team included."""

import pytest
import yaml
from cdk8s import ApiObject, JsonPatch

from constructs_lib import (
    Platform,
    PlatformContext,
    Tier,
    TierProps,
    WebService,
    WebServiceProps,
    accept,
)
from constructs_lib.analysis import Rule, finding
from constructs_lib.analysis.findings import BY_ID, DIGEST_RULES, RULES
from constructs_lib.analysis.plan.__main__ import main as run_plan
from constructs_lib.analysis.reading import Place
from constructs_lib.analysis.records import descriptions
from constructs_lib.analysis.rules.__main__ import main as run_rules
from constructs_lib.platform.platform import FindingsError
from constructs_lib.testing import assert_rules
from tests.analysis import test_dashboards, test_pod_security
from tests.analysis.sound import CASES, inventory_of, sound
from tests.rules import texts


def test_no_rule_fires_on_sound_objects():
    assert texts(inventory_of(sound()), *BY_ID) == []


def test_every_rule_has_a_case_that_breaks_it():
    elsewhere = {"credential-in-text", test_pod_security.RULE, *test_dashboards.RULES}
    assert {*CASES, *elsewhere} == {*BY_ID}
    assert all(cases["fires"] for cases in CASES.values())


def test_every_rule_is_described():
    outside = {"binding-reference-missing", "exception-expired", "exception-unused"}
    assert {*descriptions()} == {*BY_ID, *outside, "platform-incomplete"}


def add_object(chart, **metadata):
    return ApiObject(chart, "bad", api_version="v1", kind="ConfigMap", metadata=metadata)


def test_assert_rules_shows_the_findings(chart):
    add_object(chart, name="Bad_")
    with pytest.raises(pytest.fail.Exception, match="ConfigMap test/Bad_ has name 'Bad_'"):
        assert_rules(chart)


def shop(*rules, **given):
    tier = Tier(Platform(rules=rules, **given), TierProps(name="shop"))
    tier.add_namespace()
    return tier


def platform(*rules, **given):
    tier = shop(*rules, **given)
    add_object(tier.chart("shop"), name="settings")
    return tier.platform


def named_settings(inventory):
    for each in inventory.readable:
        if each.name == "settings":
            yield finding(each, "is odd", "rename it")


SETTINGS = Rule("settings-odd", named_settings)


def test_a_team_adds_a_rule():
    assert platform(*RULES).findings() == []
    (found,) = platform(*RULES, SETTINGS).findings()
    assert (found.rule, found.severity) == ("settings-odd", "error")
    assert str(found).endswith("ConfigMap shop/settings is odd; rename it [settings-odd]")


def test_a_team_leaves_a_rule_out():
    def findings(rules):
        tier = shop(*rules)
        add_object(tier.chart("shop"), name="Bad_")
        return tier.platform.findings()

    assert len(findings(RULES)) == 1
    assert findings([rule for rule in RULES if rule.id != "name-illegal"]) == []


def test_a_warning_is_printed_and_stops_nothing(tmp_path, capsys):
    warns = platform(warnings=(SETTINGS,))
    (found,) = warns.warnings()
    assert (found.rule, found.severity) == ("settings-odd", "warning")
    assert warns.findings() == []
    warns.synth(tmp_path / "dist")
    assert (tmp_path / "dist/shop/shop.yaml").exists()
    assert capsys.readouterr().err == f"Warning: {found}\n"


def test_of_a_rule_one_warning_is_printed(tmp_path, capsys, monkeypatch):
    def each_warns(inventory):
        for name in "ABC":
            yield finding(Place("", "Thing", "", name), "is odd", "rename it")

    warns = platform(warnings=(Rule("thing-odd", each_warns), SETTINGS))
    assert len(warns.warnings()) == 4
    warns.synth(tmp_path / "dist")
    first, settings = capsys.readouterr().err.splitlines()
    assert first == (
        "Warning: Thing A is odd; rename it [thing-odd] (2 more like it; CONSTRUCTS_WARNINGS=1 "
        "lists them)"
    )
    assert "ConfigMap shop/settings is odd" in settings
    monkeypatch.setenv("CONSTRUCTS_WARNINGS", "1")
    warns.synth(tmp_path / "dist")
    assert len(capsys.readouterr().err.splitlines()) == 4


def test_images_without_a_digest_are_a_warning():
    tier = shop(*RULES)
    digest = f"sha256:{64 * '0'}"
    for name, image in (("web", "web:1"), ("api", f"api:1@{digest}"), ("bare", f"bare@{digest}")):
        WebService(tier.chart(name), name, WebServiceProps(image=image))
    assert tier.platform.findings() == []
    assert [(each.rule, str(each.object)) for each in tier.platform.warnings()] == [
        ("image-digest-missing", "Deployment shop/web")
    ]


@pytest.mark.parametrize("rules", [RULES, (*RULES, *DIGEST_RULES)])
def test_a_platform_can_require_digests(rules):
    context = PlatformContext(requires_digests=True)
    tier = Tier(Platform(context, rules=rules), TierProps(name="shop"))
    tier.add_namespace()
    WebService(tier.chart("web"), "web", WebServiceProps(image="web:1"))
    (found,) = tier.platform.findings()
    assert (found.rule, found.severity) == ("image-digest-missing", "error")
    assert tier.platform.warnings() == []


API = {"rule": "image-digest-missing", "object": "Deployment shop/api"}


def test_a_finding_is_accepted_at_one_place_with_a_reason():
    tier = shop(*RULES)
    for name in ("web", "api"):
        service = WebService(tier.chart(name), name, WebServiceProps(image=f"{name}:1"))
    accept(service, **API, reason="Its registry has immutable tags")
    assert [str(each.object) for each in tier.platform.warnings()] == ["Deployment shop/web"]
    with pytest.raises(ValueError, match=r"^shop/api/api: 'reason' must have at least 1 char"):
        accept(service, **API, reason="")


@pytest.mark.parametrize(
    "stated",
    [
        {"rule": "image-tag-latest", "object": "Deployment shop/web"},
        {"rule": "image-digest-missing", "object": "Deployment shop/other"},
        {"rule": "image-digest-missing", "object": "Deployment shop/web", "path": "spec.other"},
        {"rule": "image-digest-mising", "object": "Deployment shop/web"},
    ],
)
def test_an_exception_without_effect_is_a_warning(stated):
    tier = shop(*RULES)
    WebService(tier.chart("web"), "web", WebServiceProps(image="web:1"))
    tier.platform.accept(**stated, reason="It is gone")
    _, unused = tier.platform.warnings()
    assert (unused.rule, str(unused.object)) == ("exception-unused", stated["object"])
    assert f"accepts '{stated['rule']}'" in unused.text
    assert unused.source.startswith("tests/analysis/test_run.py:")


def test_an_exception_ends_only_for_a_caller_who_states_the_date():
    tier = shop(*RULES)
    WebService(tier.chart("api"), "api", WebServiceProps(image="api:1"))
    accept(tier, **API, reason="Until the registry is moved", until="2030-01-31")
    assert tier.platform.findings() == tier.platform.warnings() == []
    assert tier.platform.findings(today="2030-01-31") == []
    (found,) = tier.platform.findings(today="2030-02-01")
    assert found.rule == "exception-expired"
    assert "accepts 'image-digest-missing' until 2030-01-31" in found.text


def test_an_exception_in_an_annotation_that_opens_the_cluster_is_listed(tmp_path, capsys):
    tier = shop(*RULES)
    service = ApiObject(
        tier.chart("shop"), "way", api_version="v1", kind="Service", metadata={"name": "way"}
    )
    service.add_json_patch(
        JsonPatch.add("/spec", {"type": "ExternalName", "externalName": "a.example"})
    )
    (found,) = tier.platform.findings()
    service.metadata.add_annotation("cdk8s-web-platform/accepted", f"{found.rule}: The old shop")
    tier.platform.synth(tmp_path / "dist")
    assert capsys.readouterr().err == f"Accepted: {found}: The old shop\n"


def test_an_exception_is_written_to_its_object_alone(tmp_path, capsys):
    way = {"rule": "privilege-unexplained", "object": "Service shop/way"}
    for folder, rules in (("missing", ()), ("accepted", RULES)):
        tier = shop(*rules)
        chart = tier.chart("shop")
        for name in ("way", "way-out"):
            metadata = {"name": name, "annotations": {"example.org/note": "kept"}}
            service = ApiObject(chart, name, api_version="v1", kind="Service", metadata=metadata)
            service.add_json_patch(
                JsonPatch.add("/spec", {"type": "ExternalName", "externalName": "a.example"})
            )
        if rules:
            accept(tier, **way, reason="The old\n  shop", until="2030-01-31")
            tier.platform.accept(**{**way, "object": "Service shop/way-out"}, reason="---\nTwo")
        tier.platform.synth(tmp_path / folder)
    capsys.readouterr()
    docs = [*yaml.safe_load_all((tmp_path / "accepted/shop/shop.yaml").read_text())]
    lines = [each["metadata"].get("annotations") for each in docs]
    assert lines == [
        {
            "example.org/note": "kept",
            "cdk8s-web-platform/accepted": "privilege-unexplained until 2030-01-31: The old shop",
        },
        {
            "example.org/note": "kept",
            "cdk8s-web-platform/accepted": "privilege-unexplained: --- Two",
        },
    ]
    with pytest.raises(SystemExit, match=r"^0$"):
        run_rules(arguments=[str(tmp_path / "accepted"), "--today", "2030-01-31"])
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("Accepted: ") == 2
    with pytest.raises(SystemExit):
        run_plan(arguments=[str(tmp_path / "missing"), str(tmp_path / "accepted")])
    assert "Findings are accepted: privilege-unexplained: --- Two." in capsys.readouterr().out


def test_a_consumers_exception_survives_other_words(monkeypatch):
    """Only id and place count, for all rules."""

    def reworded(rule):
        def check(inventory):
            for each in rule.check(inventory):
                yield finding(each.object, "says it anew", "do it", each.path)

        return Rule(rule.id, check)

    tier = shop(*map(reworded, RULES), warnings=[reworded(each) for each in DIGEST_RULES])
    WebService(tier.chart("api"), "api", WebServiceProps(image="api:1"))
    (found,) = tier.platform.warnings()
    assert found.problem == "says it anew"
    accept(tier, **API, reason="Its registry has immutable tags")
    assert tier.platform.warnings() == []


def test_a_finding_names_the_line_that_made_the_object():
    tier = shop(*RULES)
    WebService(tier.chart("api"), "api", WebServiceProps(image="api:1"))
    line = test_a_finding_names_the_line_that_made_the_object.__code__.co_firstlineno + 2
    (found,) = tier.platform.warnings()
    assert found.source == f"tests/analysis/test_run.py:{line}"
    assert str(found).startswith(f"{found.source}: Deployment shop/api has container 'api' with")


def test_a_finding_is_a_line_whatever_an_object_is_called():
    """A line break would begin a line that looks like another, and a terminal obeys an escape."""
    tier = shop(*RULES)
    add_object(tier.chart("shop"), name="a\nWarning: \x1b[2Jb é")
    (found,) = tier.platform.findings()
    assert found.text.startswith("ConfigMap shop/a\\nWarning: \\x1b[2Jb é has name")
    assert str(found).isprintable()


def failing(inventory):
    yield from named_settings(inventory)
    raise KeyError("spec")


@pytest.mark.parametrize(
    ("check", "message"),
    [
        (failing, "Rule odd failed with KeyError: 'spec'; correct the rule"),
        (lambda _: None, "Rule odd failed with TypeError: 'NoneType' object is not iterable; cor"),
        (lambda _: ["text"], "Rule odd failed with AttributeError: 'str' object has no attribute"),
    ],
)
def test_a_rule_that_fails_is_a_finding(check, message):
    *_, failed, settings = platform(Rule("odd", check), SETTINGS).findings()
    assert failed.text.startswith(message)
    assert settings.rule == "settings-odd"


def test_a_rule_that_fails_stops_the_synth_without_a_stack(tmp_path):
    with pytest.raises(FindingsError, match="Rule odd failed with KeyError"):
        platform(Rule("odd", failing)).synth(tmp_path / "dist")
    assert not (tmp_path / "dist").exists()


def test_a_broken_object_stops_the_synth_in_one_line(tmp_path):
    tier = shop(*RULES)
    bad = ApiObject(tier.chart("shop"), "web", api_version="apps/v1", kind="Deployment")
    bad.add_json_patch(JsonPatch.add("/spec", 3))
    with pytest.raises(FindingsError, match="has 3 as 'spec', which must be a mapping; correct it"):
        tier.platform.synth(tmp_path / "dist")
