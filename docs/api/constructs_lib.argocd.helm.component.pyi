# Names, parameters and defaults that are public. Written by 'make api', never edited.

ComponentPods = ...
"""That of `constructs_lib.argocd`."""

HelmComponent = ...
"""That of `constructs_lib.argocd`."""
