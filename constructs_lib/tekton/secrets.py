"""The Secret that the webhook handler shares with those that tell it of events."""

from constructs_lib.core.secret_ref import SecretRef

WEBHOOK_SECRET_KEY = "secret"
"""Key of the secret with which a Git server signs what it tells of a push."""

WEBHOOK_SECRET = SecretRef(name="webhook-handler", keys=(WEBHOOK_SECRET_KEY,))
"""Secret by which the webhook handler knows its Git server."""
