"""What the API does not take is found; that the platform's objects fit, its rules prove."""

import pytest

from constructs_lib.kube.schema import misfits


def deployment(**spec):
    pod = {"containers": [{"name": "web", "image": "web:1"}]}
    spec = {"selector": {}, "template": {"spec": pod}, **spec}
    return {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "a"}, "spec": spec}


def with_container(**fields):
    return deployment(template={"spec": {"containers": [{"name": "web", **fields}]}})


@pytest.mark.parametrize(
    ("manifest", "told"),
    [
        (deployment(), []),
        # Of Kubernetes 1.29, 1.30, 1.33 and 1.34: not in the bindings of cdk8s-plus-27.
        (with_container(lifecycle={"preStop": {"sleep": {"seconds": 1}}}), []),
        (deployment(template={"spec": {"hostUsers": False, "containers": [{"name": "web"}]}}), []),
        (deployment(template={"spec": {"resources": {}, "containers": [{"name": "web"}]}}), []),
        (deployment(replica=3), [("spec.replica", "the API does not have", "use 'replicas'")]),
        (deployment(colour="red"), [("spec.colour", "the API does not have", "remove it")]),
        (deployment(replicas="3"), [("spec.replicas", "must be a whole number", "correct it")]),
        (deployment(selector=None), [("spec.selector", "must be there", "add it")]),
        (
            deployment(template={}, paused=1),
            [
                ("spec.template.spec", "must be there", "add it"),
                ("spec.paused", "must be a boolean", "correct it"),
            ],
        ),
        (
            with_container(imag="web:1", port=[], command="serve"),
            [
                (
                    "spec.template.spec.containers[0].imag",
                    *("the API does not have", "use 'image'"),
                ),
                ("spec.template.spec.containers[0].port", "the API does not have", "use 'ports'"),
                ("spec.template.spec.containers[0].command", "must be a list", "correct it"),
            ],
        ),
        (
            deployment(template={"spec": {"containers": [{"image": "web:1"}]}}),
            [("spec.template.spec.containers[0].name", "must be there", "add it")],
        ),
        (
            with_container(resources={"limits": {"cpu": ["1"]}}),
            [
                (
                    "spec.template.spec.containers[0].resources.limits.cpu",
                    *("must be a number or text", "correct it"),
                )
            ],
        ),
        (
            deployment(template={"spec": {"containers": []}}),
            [("spec.template.spec.containers", "must not be empty", "correct it")],
        ),
        (
            with_container(resources={"limits": {"cpu": "much"}}),
            [
                (
                    "spec.template.spec.containers[0].resources.limits.cpu",
                    "must be a Kubernetes quantity, such as '100m' or '64Mi'",
                    "correct it",
                )
            ],
        ),
        (
            deployment(
                template={
                    "metadata": {"labels": {"*": {"a": 1}, "b": "c", "d": 2}},
                    "spec": {"containers": [{"name": "web"}]},
                }
            ),
            [
                (f"spec.template.metadata.labels.{key}", "must be a text", "correct it")
                for key in "*d"
            ],
        ),
        ({"apiVersion": "example.com/v1", "kind": "Deployment", "spec": {"replica": 3}}, []),
    ],
)
def test_what_does_not_fit_is_told(manifest, told):
    assert [(each.path, each.problem, each.fix) for each in misfits(manifest)] == told


def test_fields_of_custom_resources_are_known():
    task = {"apiVersion": "tekton.dev/v1", "kind": "Task", "spec": {"step": []}}
    assert [(each.path, each.fix) for each in misfits(task)] == [("spec.step", "use 'steps'")]
