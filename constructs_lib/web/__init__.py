"""Web services and the Ingress in front of them."""
