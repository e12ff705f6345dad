"""Configuration of containers: ConfigMaps, Secrets by name, environment."""
