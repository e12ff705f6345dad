"""Settings of the ways by which people, and a dead man's switch, are told of alerts."""

from collections.abc import Sequence
from typing import Annotated, Self

from pydantic import Field, model_validator

from constructs_lib.kube.addresses import outside_port
from constructs_lib.kube.alert_text import MetricLabel
from constructs_lib.kube.distinct import DISTINCT
from constructs_lib.kube.names import PORT, DnsSubdomain, Port
from constructs_lib.kube.schedules import Duration, milliseconds
from constructs_lib.kube.text import NonEmptyText
from constructs_lib.kube.validation import matching, only_one_of, text_field
from constructs_lib.props.model import Props
from constructs_lib.props.secret_ref import SecretKey, SecretRef

LONGEST_REPEAT = "120h"
"""Longest time until an alert is sent again: Alertmanager's default of what it remembers. It would
send again sooner, since it had forgotten that it did.
"""

_PART = r"[a-z0-9]([-a-z0-9]*[a-z0-9])?"
_HOST = rf"{_PART}(\.{_PART})*"

# Alertmanager reads addresses by RFC 5322, where no dot is at an end or beside another.
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`|~-]+"

EmailAddress = Annotated[
    str,
    text_field(
        "an e-mail address without a name, such as 'alerts@shop.example'",
        matching(rf"{_ATOM}(\.{_ATOM})*@{_HOST}", 254),
    ),
]
"""Address of a sender or receiver of e-mail."""

WebhookUrl = Annotated[
    str,
    text_field(
        "an address such as 'https://alerts.example/hook', in lower case up to the path, without "
        "login and fragment; one that only some may know belongs into 'url_secret'",
        matching(rf"https?://{_HOST}(:{PORT})?(/[^\s#@{{}}]*)?", 2048),
    ),
]
"""Address of a webhook that is no secret."""


class EmailLoginProps(Props):
    """Settings of the login at a server of e-mail."""

    user: NonEmptyText
    """Name of the user."""

    password: SecretKey = SecretRef(name="alert-email", keys=("password",)).key("password")
    """Password of the user. A person is asked for it where the Secret does not exist."""


class EmailProps(Props):
    """Settings of alerts by e-mail, to a server that encrypts."""

    host: DnsSubdomain
    """Host of the server that sends the e-mail on."""

    port: Port = 587
    """Its port. 587 is that of submission (RFC 6409); at 465 the whole connection is encrypted."""

    sender: EmailAddress
    """Address that the e-mail is from."""

    to: Annotated[Sequence[EmailAddress], DISTINCT] = Field(min_length=1)
    """Addresses that it goes to."""

    login: EmailLoginProps | None = None
    """Login at the server. None: it lets the cluster send without one."""


class SlackProps(Props):
    """Settings of alerts in Slack."""

    webhook: SecretKey = SecretRef(name="alert-slack", keys=("url",)).key("url")
    """Address of an incoming webhook of Slack, at `https://…` on port 443. Who knows it can write
    there, so it is in a Secret; a person is asked for it where that does not exist.
    """


class WebhookProps(Props):
    """Settings of alerts as JSON to an address, by POST."""

    url: WebhookUrl | None = None
    """The address. None: it is in a Secret."""

    url_secret: SecretKey | None = None
    """The address, if only some may know it, at `https://…` on port 443. None: it is `url`."""

    @model_validator(mode="after")
    def _one_address(self) -> Self:
        only_one_of(self, "url", "url_secret")
        return self

    @property
    def outside_port(self) -> int | None:
        """Port of the address. None: it is in the cluster."""
        return 443 if self.url is None else outside_port(self.url)


class AlertReceiverProps(Props):
    """Receivers of alerts. Without one, no alert is sent."""

    email: EmailProps | None = None
    """E-mail. None: no e-mail is sent."""

    slack: SlackProps | None = None
    """Messages in Slack. None: none are sent."""

    webhook: WebhookProps | None = None
    """A program that is sent the alerts. None: there is none."""

    watchdog: WebhookProps | None = None
    """Dead man's switch: an address that is called every five minutes, and tells people, by ways
    of its own, when the calls stop. None: an outage of Prometheus, Alertmanager or the only
    receiver goes unnoticed.
    """

    group_by: Annotated[Sequence[MetricLabel], DISTINCT] = Field(
        default=("alertname", "namespace"), min_length=1
    )
    """Labels by which alerts are sent together. By default, one message has all pods of a cause."""

    group_wait: Duration = "30s"
    """Time that the first alert of a group waits for others, such as those with the same cause."""

    group_interval: Duration = "5m"
    """Time until new alerts of a group that was sent are sent. At least `group_wait`."""

    repeat_interval: Duration = "12h"
    """Time until alerts that go on are sent again: twice a day, a reminder and no noise. At least
    `group_interval`, and at most 120 hours, which is how long Alertmanager remembers.
    """

    @model_validator(mode="after")
    def _times_are_in_order(self) -> Self:
        names = ("group_wait", "group_interval", "repeat_interval")
        texts = [getattr(self, name) for name in names]
        times = [milliseconds(text) for text in (*texts, LONGEST_REPEAT)]
        if times != sorted(times):
            raise ValueError(
                "'group_wait', 'group_interval' and 'repeat_interval' must be in this order, the "
                f"shortest first, and at most {LONGEST_REPEAT}, got {', '.join(texts)}; correct one"
            )
        return self

    @property
    def ways(self) -> Sequence[str]:
        """Ways by which people are told, by Alertmanager's names."""
        return [name for name in ("email", "slack", "webhook") if getattr(self, name)]

    @property
    def tells_people(self) -> bool:
        """Whether there is a way by which people are told."""
        return bool(self.ways)

    @property
    def outside_ports(self) -> tuple[int, ...]:
        """TCP ports outside the cluster that Alertmanager calls, ascending.

        An address in the cluster (`….svc.cluster.local`) needs a connection of its own.
        """
        webhooks = (each.outside_port for each in (self.webhook, self.watchdog) if each)
        found = (self.email and self.email.port, self.slack and 443, *webhooks)
        return tuple(sorted({port for port in found if port}))

    @property
    def secret_keys(self) -> tuple[SecretKey, ...]:
        """Values of Secrets that the ways need."""
        login = self.email.login if self.email else None
        webhooks = (each.url_secret for each in (self.webhook, self.watchdog) if each)
        needed = (login and login.password, self.slack and self.slack.webhook, *webhooks)
        return tuple(key for key in needed if key)
