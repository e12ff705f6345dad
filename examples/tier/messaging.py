"""A tier of your own: a message broker that any platform of the company may have."""

from collections.abc import Sequence

from constructs_lib import Props, ResourcesProps, Tier, TierProps, TierScope
from constructs_lib.workloads import ClaimProps, StatefulService, StatefulServiceProps, quota_of


class MessagingTierProps(Props):
    """Properties for `MessagingTier`."""

    image: str = "docker.io/library/nats:2.12.2-alpine"
    """Image of NATS."""

    storage: str = "10Gi"
    """Size of the volume with the streams."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="100m", cpu_limit="500m", memory_request="128Mi", memory_limit="256Mi"
    )
    """CPU and memory of the broker."""


class MessagingTier(Tier):
    """NATS in a namespace that is closed to all but its callers."""

    def __init__(
        self, platform: TierScope, props: MessagingTierProps, *, after: Sequence[Tier] = ()
    ) -> None:
        """Make the tier, after tiers that must be healthy before it is delivered."""
        super().__init__(platform, TierProps(name="messaging"), after=after)
        broker = StatefulServiceProps(
            image=props.image,
            ports={"nats": 4222},
            arguments=["--jetstream", "--store_dir", "/streams"],
            claims={"streams": ClaimProps(path="/streams", size=props.storage)},
            loss_accepted="Streams, whose senders repeat what is lost",
            resources=props.resources,
        )
        self.add_namespace(quota_of([broker.pods_in_an_update()]))
        self.nats = StatefulService(self.chart("nats"), "nats", broker)
        """The broker. Those who connect to it get NATS_HOST and NATS_PORT."""
