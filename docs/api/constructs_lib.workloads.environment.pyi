# Names, parameters and defaults that are public. Written by 'make api', never edited.

class EnvironmentSource:
    """A Secret or ConfigMap whose values all become environment variables."""
    config_map: ConfigMapRef | None = None
    """ConfigMap with the values: the construct, or its name."""
    prefix: EnvName | None = None
    """Prefix of the variable names, before the keys."""
    secret: SecretRef | None = None
    """Secret with the values."""
    def source(self) -> k8s.EnvFromSource:
        """Return the source for a container."""
