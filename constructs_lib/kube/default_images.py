"""Images that constructs run where their props name no others, raised by Renovate."""

POSTGRES_IMAGE = "docker.io/library/postgres:18.6"

# The instances of CloudNativePG, which needs an image of its own.
POSTGRES_CLUSTER_IMAGE = "ghcr.io/cloudnative-pg/postgresql:18.6-system-trixie"

POSTGRES_POOLER_IMAGE = "ghcr.io/cloudnative-pg/pgbouncer:1.25.1"

POSTGRES_EXPORTER_IMAGE = "quay.io/prometheuscommunity/postgres-exporter:v0.20.1"

RESTIC_IMAGE = "docker.io/restic/restic:0.19.1"

# Steps of builds: what needs Node.js, git or tar, and what puts images together and pushes them.
NODE_IMAGE = "docker.io/library/node:24.21.0-bookworm"

CRANE_IMAGE = "gcr.io/go-containerregistry/crane/debug:v0.22.1"

# What the applications run on.
BASE_IMAGE = "docker.io/library/node:24.21.0-bookworm-slim"

# Steps that run Python and make, and that build by a Dockerfile.
PYTHON_IMAGE = "docker.io/library/python:3.13.15-bookworm"

# The tag without a suffix has no shell.
KANIKO_IMAGE = "ghcr.io/osscontainertools/kaniko:v1.28.5-debug"
