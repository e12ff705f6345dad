"""What is measured. It imports no cdk8s, which starts Node.js in the process that counts."""

IMAGE = f"registry.example.com/shop/web:1.0.0@sha256:{'0' * 64}"
"""Image of every service. Another makes the change that a diff shows."""

TIER = "shop"
"""Name of the tier, and so of the folder of the output."""

OBJECTS = 7
"""Objects of one service: Deployment, Service, ServiceAccount, autoscaler, budget, two policies."""
