"""The search for garbage is put off for as long as a synth takes, and no longer."""

import gc
import subprocess
import sys

import pytest

from constructs_lib.core.garbage import put_off


@pytest.fixture(autouse=True)
def _as_it_was():
    yield
    gc.enable()


def test_it_goes_on_at_the_end():
    with put_off():
        assert not gc.isenabled()
        with put_off():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_an_error():
    with pytest.raises(ValueError, match="wrong"), put_off():
        raise ValueError("wrong")
    assert gc.isenabled()


def test_it_stays_off_where_a_caller_has_put_it_off():
    gc.disable()
    with put_off():
        pass
    assert not gc.isenabled()


def at_the_end_of(code):
    """Returns whether a search at the end of a program looks at what the code has made."""
    code = (
        "import atexit, gc\n"
        "made = [[]]\n"
        "atexit.register(lambda: print(any(each is made for each in gc.get_objects())))\n"
        f"from constructs_lib.core import garbage\n{code}"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.split()[-1] == "True"


@pytest.mark.parametrize(
    ("code", "is_searched"),
    [
        pytest.param("", True, id="any program"),
        pytest.param("garbage.keep()", False, id="kept"),
        pytest.param("garbage.keep(); made = [[]]", True, id="made later"),
        pytest.param("garbage.leave_at_exit(); made = [[]]", False, id="left"),
        pytest.param("from constructs_lib import WebService", False, id="after the start"),
        pytest.param(
            "from constructs_lib import Platform, Tier, TierProps, run\n"
            "made, tier = [[]], Tier(TierProps(name='shop'))\n"
            "tier.add_namespace()\n"
            "run(lambda: Platform(tier), DIST)",
            False,
            id="after a synth",
        ),
    ],
)
def test_what_is_there_is_not_searched_at_the_end(tmp_path, code, is_searched):
    assert at_the_end_of(code.replace("DIST", repr(str(tmp_path / "dist")))) is is_searched


def test_it_goes_on_once_a_name_is_loaded():
    code = "import gc; from constructs_lib import WebService; print(gc.isenabled())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"
