# Names, parameters and defaults that are public. Written by 'make api', never edited.

class ChartImage:
    """`image` of a container, in the parts that its chart joins."""
    def data(self) -> Manifest:
        """Return the values under the chart's own keys, without those that are None."""
    image: ImageRef
    keys: Sequence[Literal['registry', 'digest', 'sha']] = ()
    """Keys of the chart beside `repository` and `tag`."""
    @classmethod
    def of(cls, image: str, *keys: Literal['registry', 'digest', 'sha']) -> Self:
        """Return an image by its reference, which has a tag, and the keys of a chart."""

class Resources:
    """`resources` of a container."""
    def data(self) -> Manifest:
        """Return the values under the chart's own keys, without those that are None."""
    limits: Amounts
    @classmethod
    def of(cls, props: ResourcesProps) -> Self:
        """Return the props in the form of charts."""
    requests: Amounts

class Switch:
    """A group that can be switched on or off."""
    def data(self) -> Manifest:
        """Return the values under the chart's own keys, without those that are None."""
    enabled: bool

Values = ...
"""That of `constructs_lib.argocd`."""
