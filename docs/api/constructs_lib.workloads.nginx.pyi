# Names, parameters and defaults that are public. Written by 'make api', never edited.

def nginx(pods: HelmPods | ExternalPods = NGINX_INGRESS_CONTROLLER) -> IngressController:
    """Return the controller with these pods, which its chart installs."""
