"""A worker that takes orders from a queue in Redis, which keeps them over restarts."""

from constructs_lib import Platform, SecretRef, Tier, TierProps, run
from constructs_lib.workloads import (
    ClaimProps,
    StatefulService,
    StatefulServiceProps,
    Worker,
    WorkerProps,
)

LOGIN = SecretRef(name="redis", keys=["password"])

REDIS = StatefulServiceProps(
    image="docker.io/library/redis:8.6.6-alpine",
    ports={"redis": 6379},
    # The shell replaces itself, so that Redis gets SIGTERM and writes its file.
    command=["sh", "-c", 'exec redis-server --appendonly yes --requirepass "$PASSWORD"'],
    environment={"PASSWORD": LOGIN.key("password")},
    claims={"data": ClaimProps(path="/data", size="2Gi")},
    loss_accepted="A queue, whose senders repeat what is lost",
    run_as_user=999,
    run_as_group=1000,
)

WORKER = WorkerProps(
    image="registry.example/orders-worker:1.3.0",
    environment={"QUEUE": "orders", "REDIS_PASSWORD": LOGIN.key("password")},
    min_replicas=2,
    max_replicas=6,
)


def compose() -> Platform:
    """Return the platform."""
    platform = Platform()
    tier = Tier(platform, TierProps(name="orders"))
    tier.add_namespace()
    redis = StatefulService(tier.chart("redis"), "redis", REDIS)
    worker = Worker(tier.chart("worker"), "worker", WORKER)
    # Policies on both ends, and REDIS_HOST and REDIS_PORT in the worker's environment.
    worker.connections.allow_to(redis)
    return platform


if __name__ == "__main__":
    run(compose)
