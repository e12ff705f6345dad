"""The jobs that back up and restore repositories, as dist/ has them, with the image's tools."""

import json
import os
import shutil
import subprocess
import time
from contextlib import suppress

import yaml

from tests.checkout import ROOT
from tests.gitops.gitea_server import ADMINISTRATOR
from tests.images.contracts import GITEA
from tests.images.stand_in import stand_in
from tests.programs import made
from tests.services.manifests import environment


class Jobs:
    """Both jobs with a folder of backups, against a Gitea."""

    def __init__(self, folder):
        self.key = "the 'key' of \\ tests"
        self._backups, self._scripts, self._work = (
            folder / name for name in ("backups", "scripts", "work")
        )
        self._repository = self._backups / "cicd/git-backup"
        for each in (self._backups, self._scripts, self._work):
            each.mkdir()
        self._image = stand_in(GITEA, folder / "programs")
        text = (ROOT / "dist/cicd/git-backup.yaml").read_text()
        self._found = {
            (each["kind"], each["metadata"]["name"]): each for each in yaml.safe_load_all(text)
        }
        for name, script in self._found["ConfigMap", "git-backup-scripts"]["data"].items():
            (self._scripts / name).write_text(script)
            (self._scripts / name).chmod(0o555)

    def script(self, name):
        """Returns the text of a script."""
        return (self._scripts / name).read_text()

    def process(self, program, gitea, **variables):
        """Starts a job as the leader of its process group, as a container's only program."""
        job = self._found["CronJob", f"git-{program}"]["spec"]["jobTemplate"]["spec"]["template"]
        (container,) = job["spec"]["containers"]
        login = ADMINISTRATOR._asdict()
        secrets = {"gitea-admin": login, "git-backup-key": {"password": self.key}}
        given = {**self._image, **environment(container, secrets)}
        # That folder is the work folder here, and what the image names below it is made by nobody.
        given["TMPDIR"] = given["TMPDIR"].replace("/tmp", str(self._work), 1)
        return subprocess.Popen(
            [self._scripts / f"{program}.sh"],
            env={
                **given,
                "GITEA_URL": gitea.url,
                "BACKUPS": str(self._backups),
                "RESTIC": str(made("quick-restic") / "restic"),
                "RESTIC_REPOSITORY": str(self._repository),
                "HOSTNAME": "git-backup-1-x",
                **variables,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def run(self, program, gitea, **variables):
        """Runs a job to its end; returns its exit code and all that it printed."""
        if program == "backup":
            # In a second of its own: which one is the newest goes by seconds.
            time.sleep(1 - time.time() % 1)
        with self.process(program, gitea, **variables) as process:
            output = process.stdout.read()
        assert list(self._work.iterdir()) == [], "something is left behind"
        return process.returncode, output

    def kill(self, program, gitea, seconds, **variables):
        """Starts a job, and kills it after such a time; its folder goes with its pod."""
        time.sleep(1 - time.time() % 1)
        process = self.process(program, gitea, **variables)
        time.sleep(seconds)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, 9)
        process.communicate()
        for left in self._work.iterdir():
            shutil.rmtree(left)

    def back_up(self, gitea, **variables):
        code, output = self.run("backup", gitea, **variables)
        assert code == 0, output
        return output

    def restore(self, gitea, code=0, action="restore", **variables):
        """Runs the other job, which ends with such a code; returns what it printed."""
        ended, output = self.run("restore", gitea, ACTION=action, **variables)
        assert ended == code, output
        return output

    def snapshots(self):
        """Returns the snapshots, oldest first."""
        if not (self._repository / "config").exists():
            return []
        found = json.loads(self.restic("snapshots", "--json", "--no-lock"))
        return sorted(found, key=lambda each: each["time"])

    def ids(self):
        return [each["short_id"] for each in self.snapshots()]

    def restic(self, *arguments):
        done = subprocess.run(
            [made("quick-restic") / "restic", "--no-cache", "--repo", self._repository, *arguments],
            env={
                "RESTIC_PASSWORD": self.key,
                "TZ": "UTC",
                "HOME": str(self._work),
                "PATH": os.environ["PATH"],
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout
