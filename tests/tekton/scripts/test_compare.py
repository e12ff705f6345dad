"""compare.sh, which verifies an image."""

import pytest

BUILT = f"sha256:{64 * 'a'}"


def compare(pod, digest):
    (pod.path("workspace/output") / "digest").write_text(f"{BUILT}\n")
    pod.own()
    return pod.run("compare.sh", {"DIGEST": digest}, check=False)


def test_the_same_digest_passes(pod):
    done = compare(pod, BUILT)
    assert (done.code, done.out) == (0, f"the repository gives {BUILT}\n")


@pytest.mark.parametrize("digest", [f"sha256:{64 * 'b'}", "*", f"{BUILT}\nmore"])
def test_another_one_fails_by_name(pod, digest):
    done = compare(pod, digest)
    assert done.code != 0
    assert f"the repository gives {BUILT}, not {digest}: " in done.error
