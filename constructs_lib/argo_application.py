"""Delivery of synthesized objects by Argo CD; emits one Application."""

from constructs import Construct

from constructs_lib._delivery import Application, ApplicationProps, RepositoryFolder


class ArgoApplicationProps(ApplicationProps):
    """Properties for `ArgoApplication`."""

    path: RepositoryFolder
    """Folder of the repository whose manifests are applied; those of its subfolders are not."""


class ArgoApplication(Application):
    """An Application, named like its id, that applies what a cdk8s App wrote into a folder."""

    def __init__(self, scope: Construct, id: str, props: ArgoApplicationProps) -> None:
        from constructs_lib._imports.io import argoproj

        source = argoproj.ApplicationSpecSource(
            repo_url=props.git.repository,
            target_revision=props.git.revision,
            path=props.path,
            # Values of charts in the same folder look like manifests where they contain some.
            directory=argoproj.ApplicationSpecSourceDirectory(exclude="*-values.yaml"),
        )
        super().__init__(scope, id, props, {"source": source}, {})
