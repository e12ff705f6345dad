"""The one way into the construct tree of cdk8s."""
