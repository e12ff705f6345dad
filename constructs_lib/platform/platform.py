"""The platform: all tiers, checked as a whole and written as a whole."""

import dataclasses
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from constructs_lib.kube.declarations import (
    ConstructTree,
    Declarations,
    DeclaredException,
)
from constructs_lib.kube.manifests import Manifest
from constructs_lib.kube.validation import shown
from constructs_lib.network.graph import Flow, flows_of
from constructs_lib.platform.context import PlatformContext
from constructs_lib.platform.output import CODE_OWNERS, replace
from constructs_lib.platform.tier import Tier, TierProps, TierScope
from constructs_lib.props.mistakes import all_warnings, debug, told
from constructs_lib.secrets.needed import listed_secrets, merged_secrets
from constructs_lib.tree.accepted import exception
from constructs_lib.tree.reading import read_trees, yaml_text

if TYPE_CHECKING:
    from constructs_lib.analysis.inventory import Inventory
    from constructs_lib.analysis.records import Finding, Rule

SECRETS_FILE = "bootstrap/secrets.yaml"
"""File with the list of Secrets, in a folder that Argo CD does not sync."""

TEAMS_FOLDER = "teams"
"""Folder with the contracts of teams, which Argo CD does not sync."""


class FindingsError(ValueError):
    """The rules have findings. The text has one line for each."""


class Synthesis(NamedTuple):
    """Everything one synth writes, and what the rules find."""

    files: dict[str, str]
    """Text by path."""

    findings: "list[Finding]"
    warnings: "list[Finding]"

    openings: list[str]
    """A line for each exception that opens a cluster."""

    data: str
    """A line on what has a backup. Empty: there are no data."""


class Platform(TierScope):
    """Tiers that are checked and written together. A tier takes it as its scope.

    Each method reads the constructs as they are at that moment: a connection or patch that is added
    later counts from then on.
    """

    def __init__(
        self,
        context: PlatformContext = PlatformContext(),  # noqa: B008 - it is frozen
        *,
        rules: "Sequence[Rule] | None" = None,
        warnings: "Sequence[Rule] | None" = None,
    ) -> None:
        """Start without tiers.

        Args:
            context: What all tiers share.
            rules: Checks to run. None: `RULES` of `constructs_lib.analysis`.
            warnings: Checks whose findings are printed, and do not stop a synth. None: those of
                this library.
        """
        if not isinstance(context, PlatformContext):
            raise ValueError(
                f"'context' must be a PlatformContext, got {shown(context)}; pass "
                "PlatformContext(…), and the platform as scope of each tier"
            )
        super().__init__(context)
        self._accepted: list[DeclaredException] = []
        self._rules = _listed("rules", rules)
        self._warnings = _listed("warnings", warnings)

    def flows(self) -> list[Flow]:
        """Return the connections between all pods."""
        declared = self._inventory().declarations
        return flows_of([*declared.flows, *declared.asked])

    def secrets(self) -> list[Manifest]:
        """Return the Secrets that must exist, in the form of `needed_secrets`."""
        return merged_secrets(self._inventory().declarations.secrets)

    def accept(
        self,
        *,
        rule: str,
        object: str,
        reason: str,
        path: str | None = None,
        until: str | None = None,
    ) -> None:
        """Accept the findings of a rule at one place, as `accept` does beside a construct."""
        self._accepted.append(exception("platform", rule, object, reason, path, until))

    def findings(self, today: str | None = None) -> "list[Finding]":
        """Return the findings of all rules over all tiers.

        Args:
            today: Day by which exceptions end, as `2030-01-31`. None: none has ended.
        """
        return self._synthesis(today).findings

    def warnings(self) -> "list[Finding]":
        """Return the findings of those rules that only warn."""
        return self._synthesis().warnings

    def files(self) -> dict[str, str]:
        """Return everything one synth writes: text by path, such as `dist/app/ingress.yaml`."""
        return self._synthesis().files

    def synth(self, *folders: Path | str) -> None:
        """Check all tiers, then write everything, or nothing if a rule has findings.

        It prints warnings to standard error: one of each rule, with the number of the others. With
        the variable `CONSTRUCTS_WARNINGS=1` it prints all.

        A folder is replaced as a whole: YAML and TOML in the folders of tiers that this synth does
        not write is removed. A folder with files that no synth wrote is refused, and so is
        one with folders of other tiers in the program of a team, since they may be another team's.

        Args:
            folders: Folders that each get all files; `folder` of the context if none is named.

        Raises:
            FindingsError: A rule has findings.
            ValueError: A folder is refused, an object cannot be rendered, or there is none.
        """
        for folder in folders:
            if not isinstance(folder, Path | str):
                raise ValueError(
                    f"'folders' must be paths, got {shown(folder)}; state each as a Path or text"
                )
        files, findings, warnings, openings, data = self._synthesis()
        if not files:
            raise ValueError("'tiers' must hold objects, got none; add a tier with a Chart")
        if findings:
            raise FindingsError("\n".join(map(str, findings)))
        for line in [*openings, *([data] if data else [])]:
            print(line, file=sys.stderr)
        for _, of_rule in groupby(warnings, lambda each: each.rule):
            first, *others = of_rule
            more = f" ({len(others)} more like it; CONSTRUCTS_WARNINGS=1 lists them)"
            in_full = all_warnings() or not others
            for warning in [first, *others] if in_full else [f"{first}{more}"]:
                print(f"Warning: {warning}", file=sys.stderr)
        targets = [Path(folder).resolve() for folder in folders or (self.context.folder,)]
        below = f"{self.context.folder}/"
        found = {path.removeprefix(below): text for path, text in files.items()}
        own = {SECRETS_FILE.partition("/")[0], *(each.tier.name for each in self._ordered)}
        replace(targets, found, own if self.context.contract else None)

    def _inventory(self) -> "Inventory":
        # What judges is loaded where something is judged: it is half of all modules.
        from constructs_lib.analysis.inventory import Inventory

        inventory = Inventory.of(self._trees())
        accepted = Declarations(accepted=self._accepted)
        return dataclasses.replace(inventory, declarations=inventory.declarations + accepted)

    def _trees(self) -> "Iterator[ConstructTree]":
        """Yield everything of the tiers, and the space of a team, which the platform writes."""
        yield from read_trees([each.tier for each in self._ordered])
        if contract := self.context.contract:
            # Without the contract: it is made as the platform makes it.
            around = TierScope(self.context.model_copy(update={"folder": "space"}))
            tier = Tier(around, TierProps(name=contract.team))
            contract.add_space(tier)
            (tree,) = read_trees([tier])
            yield tree._replace(folder="", files={})

    def _synthesis(self, today: str | None = None) -> Synthesis:
        from constructs_lib.analysis.exceptions import judge
        from constructs_lib.analysis.findings import BACKUP_RULES, DIGEST_RULES, RULES, WARNINGS
        from constructs_lib.analysis.records import descriptions
        from constructs_lib.analysis.rules.data import summary
        from constructs_lib.platform import composition
        from constructs_lib.platform.annotations import annotated

        # Each once, also where a rule is given as well.
        digests = DIGEST_RULES if self.context.requires_digests else ()
        backups = BACKUP_RULES if self.context.requires_backups else ()
        rules = [*(RULES if self._rules is None else self._rules), *digests, *backups]
        warnings = WARNINGS if self._warnings is None else self._warnings
        by_id = {each.id: dataclasses.replace(each, severity="warning") for each in warnings}
        by_id |= {each.id: dataclasses.replace(each, severity="error") for each in rules}
        inventory = self._inventory()
        files = [(each.path, each.text) for each in inventory.declarations.files]
        contracts = self._contracts()
        files += [*contracts.items()]
        tiers = [each.tier for each in self._ordered]
        places = [each.secrets_path for each in tiers if each.secrets_path]
        secrets = merged_secrets(inventory.declarations.secrets)
        if secrets and not places:
            places = [f"{self.context.folder}/{SECRETS_FILE}"]
        listed = listed_secrets(secrets, self.context.secret_store)
        files += [(path, yaml_text(listed)) for path in places]
        beside = [*contracts, *places]
        shared = list(composition.shared_namespaces(tiers))
        judged = judge(inventory, [] if shared else [*by_id.values()], today)
        stated = [each for found, each in judged.accepted if found.rule in descriptions()]
        in_code = [each for each in stated if each in inventory.declarations.accepted]
        files += annotated(inventory.files, in_code).items()
        findings = shared or [
            *(each for each in judged.findings if each.severity == "error"),
            *composition.misplaced(self.context.folder, [path for path, _ in files]),
            *composition.taken_for_manifests(tiers, beside),
            *composition.undelivered(tiers, inventory),
            *(composition.unfilled(inventory) if self.context.secret_store else ()),
        ]
        found = [each for each in judged.findings if each.severity == "warning"]
        data = summary(inventory)
        return Synthesis(dict(sorted(files)), findings, found, judged.openings, data)

    def _contracts(self) -> dict[str, str]:
        """Return the contracts of the teams, and the owners of their folders: text by path."""
        teams = [(each.tier, team) for each in self._ordered for team in each.tier.teams]
        if not teams:
            return {}
        from constructs_lib.teams.code_owners import code_owners
        from constructs_lib.teams.contract import TeamContract

        folder = f"{self.context.folder}/{TEAMS_FOLDER}"
        found = {}
        for tier, team in teams:
            contract = TeamContract.of(team, tier).model_dump(mode="json", exclude_none=True)
            found[f"{folder}/{team.name}.yaml"] = yaml_text(contract)
        if owners := code_owners(team.props for _, team in teams):
            found[f"{folder}/{CODE_OWNERS}"] = owners
        return found


def _listed(name: str, rules: "Sequence[Rule] | None") -> "Sequence[Rule] | None":
    """Return the rules, or raise an error that names the argument if they are no list of them."""
    from constructs_lib.analysis.records import Rule

    if rules is None:
        return None
    is_list = isinstance(rules, Sequence) and not isinstance(rules, str)
    if not is_list or not all(isinstance(each, Rule) for each in rules):
        raise ValueError(
            f"'{name}' must be a list of Rules, got {shown(rules)}; write [Rule('my-rule', check)]"
        )
    return rules


def run(compose: Callable[[], Platform], *folders: Path | str) -> None:
    """Compose a platform and synthesize it into folders; it ends a `main.py`.

    By default it is the folder of the platform's context.

    Mistakes (a wrong setting or prop, a finding, a folder that cannot be written) end the program
    with exit code 1 and one line for each on standard error, which begins with the line of the
    program. Any other error of the program keeps its stack trace, and so does every error where
    the variable `CONSTRUCTS_DEBUG` is 1.
    """
    try:
        if not callable(compose):
            raise ValueError(
                f"'compose' must be a function, got {shown(compose)}; pass it without calling "
                "it, as in 'run(compose)'"
            )
        platform = compose()
        if not isinstance(platform, Platform):
            raise ValueError(
                f"'compose' must return a Platform, got {shown(platform)}; return the platform"
            )
        platform.synth(*folders)
    except (ValueError, OSError, TypeError, RuntimeError) as error:
        text = str(error) if isinstance(error, FindingsError) else told(error)
        if text is None or debug():
            raise
        sys.exit(text)
