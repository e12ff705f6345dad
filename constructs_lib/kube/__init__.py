"""Kubernetes as data: structs, names, quantities, schedules, manifests; without cdk8s and jsii."""
