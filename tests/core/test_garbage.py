"""The search for garbage is put off for as long as a synth takes, and no longer."""

import gc

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
