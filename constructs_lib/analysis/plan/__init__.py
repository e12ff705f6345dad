"""What a change of manifests does: to each object, and by its consequences."""
