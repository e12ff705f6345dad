# Names, parameters and defaults that are public. Written by 'make api', never edited.

class Pods:
    """Pods that are all the same."""
    def declaration(self, namespace: str) -> DeclaredPods:
        """Return the declaration of these pods for the rule on quotas."""
    each: ResourcesProps
    """CPU and memory of one pod as a whole."""
    number: int
    """Number of the pods."""
    @classmethod
    def of_deployment(cls, replicas: int, each: ResourcesProps) -> Self:
        """Return the pods of a Deployment in a rolling update."""

class SecretStore:
    """A store of External Secrets, which must be on the cluster, as its controller must be."""
    def entries_of(self, secrets: Sequence[Manifest]) -> list[Manifest]:
        """Return needed Secrets (`needed_secrets`) as the entries that the store must have."""
    kind: Literal['ClusterSecretStore', 'SecretStore'] = 'ClusterSecretStore'
    """Kind of the store. `SecretStore`: every namespace with Secrets has one of that name, so that the store itself decides which namespace reads what."""
    name: DnsSubdomain
    """Name of the store."""
    def path_of(self, namespace: str, name: str) -> str:
        """Return the path of the entry that a Secret is filled from."""
    prefix: RelativePath | None = None
    """Beginning of the paths of all entries, such as `web-platform`."""
    refresh_interval: Duration = '1h'
    """Time after which values are read again, by default the one of External Secrets."""
    separator: Literal['/', '--'] = '/'
    """Text between the parts of a path. `--` is for stores that take no `/` in a name, such as those of Google Cloud and Azure."""

class StatedValue:
    """A value that is not secret, such as a user name."""
    text: Text = Field(min_length=1)
    """The value."""
