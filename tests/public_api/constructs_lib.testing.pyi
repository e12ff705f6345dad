# Names, parameters and defaults that are public. Written by 'make api', never edited.

class ManifestSnapshotExtension:
    """Keeps each snapshot as a YAML file of its own, which reads as manifests in review."""
    file_extension = 'yaml'
    def serialize(self, data: object, **_: object) -> str:
        """Return a manifest, or several as one YAML stream, written as in `dist/`."""

def assert_flow(platform: TierScope, source: Connectable, target: Connectable, *, port: int) -> None:
    """Fail unless policies at both ends let all pods of a construct call those of another."""

def assert_no_flow(platform: TierScope, source: Connectable, target: Connectable) -> None:
    """Fail if policies let any pod of a construct call one of another, on whatever port."""

def assert_plan(before: str | Path | TierScope | IConstruct, after: str | Path | TierScope | IConstruct, severity: SeverityName) -> None:
    """Fail with the plan of a change if that is more severe than stated."""

def assert_rules(*roots: IConstruct) -> None:
    """Fails with the findings of all rules over the roots (Apps, Charts, constructs)."""

def chart(tmp_path: Path) -> Chart:
    """Return an empty Chart in namespace `test` of an App of its own."""

def manifests(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Return the snapshot to compare with: `assert chart.to_json() == manifests`."""

def render(construct: Callable[..., IConstruct], props: Props, *, id: str = 'test', **wiring: object) -> list[Manifest]:
    """Return the objects that a construct makes, alone in a Chart in namespace `test`."""
