"""Work that tests repeat beside the control plane while they run."""

import threading
from contextlib import contextmanager

from kubernetes.client.exceptions import ApiException

from tests.apiserver.cluster import Refused


@contextmanager
def repeated(work):
    """Call `work` again and again until the block ends."""
    stop = threading.Event()

    def loop():
        # More often it would be a load for the API server as long as the tests last.
        while not stop.wait(0.5):
            try:
                work()
            except (ApiException, Refused) as error:
                # What it looked at may be gone or changed meanwhile; the next round sees that.
                print(f"{work.__qualname__}: {error}")

    thread = threading.Thread(target=loop, daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
