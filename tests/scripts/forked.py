"""The wrapper in a process of its own, without the seconds in which a new Python imports it."""

import os
import sys
import tempfile
import traceback
import warnings
from pathlib import Path
from subprocess import CompletedProcess

from scripts.cluster import __main__ as command_line
from scripts.cluster.bootstrap import Bootstrap


def forked_wrapper(arguments, checkout, environment):
    """Run `python -m scripts.cluster` of a checkout, with nothing else in the environment."""
    environment = {name: os.fspath(value) for name, value in environment.items()}
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
            # Warnings of threads, which jsii has and the wrapper does not use.
            process = os.fork()
        if process == 0:
            _run(arguments, checkout, environment, output.fileno(), errors.fileno())
        _, status = os.waitpid(process, 0)
        for each in (output, errors):
            each.seek(0)
        texts = output.read().decode(), errors.read().decode()
    return CompletedProcess(arguments, os.waitstatus_to_exitcode(status), *texts)


def _run(arguments, checkout, environment, output, errors):
    code = 1
    try:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(output, 1)
        os.dup2(errors, 2)
        sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115
        os.chdir(checkout)
        os.environ.clear()
        os.environ.update(environment)
        # What modules have read already.
        tempfile.tempdir = None
        Bootstrap.__init__.__defaults__ = (Path(checkout),)
        sys.argv[1:] = arguments
        command_line.main()
        code = 0
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code or 0)
