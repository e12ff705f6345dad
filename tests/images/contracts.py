"""What images of others have that our scripts and pods rely on: data, from their public sources.

Tests compare scripts and pods with it, stand-ins are made of it, and `make images-check` compares
it with the images themselves.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from constructs_lib.kube import default_images as images
from constructs_lib.reference import versions

PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


@dataclass(frozen=True, kw_only=True)
class Contract:
    """One image. Its programs are those that our scripts call."""

    image: str
    sources: tuple[str, ...]
    """Addresses of what was read."""
    programs: frozenset[str] = frozenset()
    """Programs on its PATH, or by their path, with all their options."""
    busybox: frozenset[str] = frozenset()
    """Those that are BusyBox's, with fewer options."""
    debian: Mapping[str, str] = field(default_factory=dict)
    """Suites of Debian that have the image's version of a program, by its name; see .ci/debian."""
    added_path: str = ""
    """Folders of `programs` that scripts add to PATH."""
    shell: str = "/bin/sh"
    user: str | None = ""
    """User as the image states it; the empty text is root, None: it depends on how it was built."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """Variables, PATH included; those that only name versions are left out."""
    entrypoint: tuple[str, ...] | None = ()
    """None: it depends on how it was built."""
    ports: tuple[int, ...] = ()
    writes: tuple[str, ...] = ()
    """Folders that its own program writes to, wherever it runs."""

    @property
    def has(self) -> frozenset[str]:
        """Names and paths of all programs."""
        return self.programs | self.busybox | {self.shell}


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Of the packages that Debian calls essential.
DEBIAN = _names("""
    awk basename bash cat chmod cmp comm cp cut date df diff dirname env find flock grep gzip head
    ls mkdir mktemp mv numfmt paste perl readlink rm sed sh sha256sum sleep sort stat tail tar tee
    timeout touch tr uniq wc xargs /usr/bin/env
""")

ALPINE = _names("""
    awk basename cat cmp cut date df diff dirname du env find flock grep head mkdir mktemp mv paste
    rm sed sh sleep sort tail timeout tr wc xargs /usr/bin/env
""")

BUILDPACK = (
    "https://github.com/docker-library/buildpack-deps/blob/master/debian/bookworm/Dockerfile",
    "https://github.com/docker-library/buildpack-deps/blob/master/debian/bookworm/scm/Dockerfile",
    "https://github.com/docker-library/buildpack-deps/blob/master/debian/bookworm/curl/Dockerfile",
)

GITEA = Contract(
    image=versions.GITEA_IMAGE,
    sources=("https://github.com/go-gitea/gitea/blob/v1.27.3/Dockerfile.rootless",),
    programs=frozenset({"bash", "curl", "git"}),
    busybox=ALPINE,
    debian={"bash": "forky", "busybox": "trixie"},
    user="1000:1000",
    environment={
        "PATH": PATH,
        "GITEA_WORK_DIR": "/var/lib/gitea",
        "GITEA_CUSTOM": "/var/lib/gitea/custom",
        "GITEA_TEMP": "/tmp/gitea",
        "GITEA_APP_INI": "/etc/gitea/app.ini",
        "HOME": "/var/lib/gitea/git",
        # Made by the entrypoint alone.
        "TMPDIR": "/tmp/gitea",
    },
    entrypoint=("/usr/bin/dumb-init", "--", "/usr/local/bin/docker-entrypoint.sh"),
    ports=(2222, 3000),
    writes=("/var/lib/gitea", "/etc/gitea", "/tmp"),
)

RESTIC = Contract(
    image=images.RESTIC_IMAGE,
    sources=("https://github.com/restic/restic/blob/v0.19.1/docker/Dockerfile.release",),
    programs=frozenset({"/usr/bin/restic", "ssh"}),
    busybox=frozenset({"cp"}),
    debian={"busybox": "trixie"},
    environment={"PATH": PATH, "IONICE_CLASS": "", "IONICE_PRIORITY": "4", "NICE": "0"},
    entrypoint=("/entrypoint.sh",),
)

POSTGRES = Contract(
    image=images.POSTGRES_IMAGE,
    sources=("https://github.com/docker-library/postgres/blob/master/18/trixie/Dockerfile",),
    programs=DEBIAN
    | {"createdb", "docker-entrypoint.sh", "initdb", "pg_ctl", "pg_dump", "pg_isready"}
    | {"pg_restore", "postgres", "psql"},
    debian={"bash": "trixie"},
    environment={
        "PATH": f"{PATH}:/usr/lib/postgresql/18/bin",
        "LANG": "en_US.utf8",
        "PGDATA": "/var/lib/postgresql/18/docker",
    },
    entrypoint=("docker-entrypoint.sh",),
    ports=(5432,),
    writes=("/var/lib/postgresql", "/var/run/postgresql", "/tmp"),
)

POSTGRES_EXPORTER = Contract(
    image=images.POSTGRES_EXPORTER_IMAGE,
    sources=(
        "https://github.com/prometheus-community/postgres_exporter/blob/v0.20.1/Dockerfile",
        "https://github.com/prometheus/busybox/blob/master/glibc/Dockerfile",
    ),
    programs=frozenset({"/bin/postgres_exporter"}),
    user="nobody",
    environment={"PATH": PATH},
    entrypoint=("/bin/postgres_exporter",),
    ports=(9187,),
)

NODE = Contract(
    image=images.NODE_IMAGE,
    sources=(
        "https://github.com/nodejs/docker-node/blob/main/24/bookworm/Dockerfile",
        *BUILDPACK,
    ),
    programs=DEBIAN | {"curl", "git", "gpg", "node", "npm"},
    environment={"PATH": PATH},
    entrypoint=("docker-entrypoint.sh",),
)

BASE = Contract(
    image=images.BASE_IMAGE,
    sources=("https://github.com/nodejs/docker-node/blob/main/24/bookworm-slim/Dockerfile",),
    programs=frozenset({"node"}),
    environment={"PATH": PATH},
    entrypoint=("docker-entrypoint.sh",),
)

PYTHON = Contract(
    image=images.PYTHON_IMAGE,
    sources=(
        "https://github.com/docker-library/python/blob/master/3.13/bookworm/Dockerfile",
        *BUILDPACK,
    ),
    programs=DEBIAN | {"curl", "git", "gpg", "make", "python3"},
    environment={"PATH": f"/usr/local/bin:{PATH}"},
)

CRANE = Contract(
    image=images.CRANE_IMAGE,
    sources=(
        "https://github.com/google/go-containerregistry/blob/main/cloudbuild.yaml",
        "https://github.com/google/go-containerregistry/issues/2424",
        "https://github.com/GoogleContainerTools/distroless/blob/main/experimental/busybox/commands.bzl",
    ),
    programs=frozenset({"crane"}),
    busybox=_names("cat cut mktemp rm sh sha256sum uname"),
    debian={"busybox": "trixie"},
    # Only by ko is its folder on PATH.
    added_path="/ko-app:/",
    shell="/busybox/sh",
    user=None,
    environment={"PATH": f"{PATH}:/busybox"},
    entrypoint=None,
)

KANIKO = Contract(
    image=images.KANIKO_IMAGE,
    sources=(
        "https://github.com/osscontainertools/kaniko/blob/v1.28.5/deploy/Dockerfile",
        "https://github.com/osscontainertools/kaniko/blob/v1.28.5/.github/workflows/images.yaml",
    ),
    programs=frozenset({"/kaniko/executor"}),
    shell="/busybox/sh",
    debian={"busybox": "trixie"},
    environment={
        "PATH": "/usr/local/bin:/kaniko:/busybox",
        "HOME": "/root",
        "DOCKER_CONFIG": "/kaniko/.docker/",
    },
    entrypoint=("/kaniko/executor",),
)

TRIVY = Contract(
    # Nothing is scanned by default: the image is stated by whoever wants that.
    image="docker.io/aquasec/trivy:latest",
    sources=("https://github.com/aquasecurity/trivy/blob/main/Dockerfile",),
    programs=frozenset({"trivy"}),
    busybox=frozenset({"flock", "mkdir"}),
    debian={"busybox": "trixie"},
    environment={"PATH": PATH},
    entrypoint=("trivy",),
)

CONTRACTS = {each.image: each for each in [*vars().values()] if isinstance(each, Contract)}
