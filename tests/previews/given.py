"""What tests of previews give them."""

from constructs_lib import Platform, SecretRef, Tier, TierProps, WebService, WebServiceProps
from constructs_lib.previews import Previews, PreviewsProps, SeededDatabase, SeededDatabaseProps
from constructs_lib.props.resources import ResourcesProps

QUOTA = {
    "pods": 4,
    "cpu_requests": "100m",
    "memory_requests": "512Mi",
    "cpu_limits": "2",
    "memory_limits": "1Gi",
}
LOGIN = SecretRef(name="git-previews", keys=("username", "password"))
SMALL = ResourcesProps(
    cpu_request="1m", cpu_limit="100m", memory_request="16Mi", memory_limit="32Mi"
)
SEED = {"1-tables.sql": "CREATE TABLE cart (id int);", "2-rows.sql": "INSERT INTO cart VALUES (7);"}


def props(**given):
    return PreviewsProps(
        **{
            "repository": "https://git.example/web/shop.git",
            "login": LOGIN,
            "domain": "preview.example",
            "quota": QUOTA,
            **given,
        }
    )


def web(preview, resources=SMALL):
    """Add one server to a preview, at its host."""
    image = f"registry.example/shop:{preview.commit}"
    made = WebService(
        preview,
        "web",
        WebServiceProps(image=image, resources=resources, min_replicas=1, max_replicas=1),
    )
    preview.serve({"/": made})
    return made


def web_with_database(preview):
    """Add a server with its database."""
    database = SeededDatabase(preview, "database", SeededDatabaseProps(database="shop", seed=SEED))
    web(preview).connections.allow_to(database)


def objects_of(name, contents, **given):
    """Return the objects of previews of that name, and of the tier around them."""
    tier = Tier(Platform(), TierProps(name="previews"))
    tier.add_namespace()
    Previews(tier.chart(name), name, props(**given), contents=contents)
    return [each for chart in ("namespace", name) for each in tier.node.find_child(chart).to_json()]
