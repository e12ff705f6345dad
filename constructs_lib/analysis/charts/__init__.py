"""Charts with their values: rendered as Argo CD does, and held to the rules."""
