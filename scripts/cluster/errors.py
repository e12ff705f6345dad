"""Why a step ends early."""


class Refused(Exception):  # noqa: N818 - it is an answer, not an error
    """A step will not go on; the text names what is in the way, and the fix.

    Nothing was changed.
    """


class Failed(Exception):  # noqa: N818 - as above
    """A step was begun and could not be ended. It may be run again."""


class Conflict(Exception):  # noqa: N818 - as above
    """An object is not as it was when it was looked at, so nothing was written to it."""
