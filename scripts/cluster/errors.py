"""Why a command ends early: whatever a step calls may end it by one of these."""


class Refused(Exception):  # noqa: N818 - it is an answer, not an error
    """A command refuses, and nothing was changed; the text names the obstacle and the fix."""


class Failed(Exception):  # noqa: N818 - as above
    """A step was begun and could not be ended. It may be run again."""
