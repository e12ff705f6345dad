"""Projects and Applications of Argo CD."""
