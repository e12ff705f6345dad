# Names, parameters and defaults that are public. Written by 'make api', never edited.

class ManifestSnapshotExtension:
    """Keeps each snapshot as a YAML file of its own, which reads as manifests in review."""
    file_extension = 'yaml'
    def serialize(self, data: object, **_: object) -> str:
        """Return a manifest, or several as one YAML stream, written as in `dist/`."""

def assert_rules(*roots: IConstruct) -> None:
    """Fails with the findings of all rules over the roots (Apps, Charts, constructs)."""

def chart(tmp_path: Path) -> Chart:
    """Return an empty Chart in namespace `test` of an App of its own."""

def manifests(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Return the snapshot to compare with: `assert chart.to_json() == manifests`."""
