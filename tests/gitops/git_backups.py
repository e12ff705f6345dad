"""The jobs that back up and restore repositories, as dist/ has them, with the image's tools."""

import json
import os
import re
import shutil
import subprocess
import time
from contextlib import suppress

import yaml

from tests.checkout import ROOT
from tests.images.contracts import GITEA
from tests.images.stand_in import stand_in
from tests.programs import made
from tests.services.manifests import environment


class Jobs:
    def __init__(self, folder, login):
        self.backups = folder / "backups"
        self.repository = self.backups / "cicd/git-backup"
        self.secrets = {
            "gitea-admin": login._asdict(),
            "git-backup-key": {"password": "the 'key' of \\ tests"},
        }
        self._programs, self._scripts, self._work = (
            folder / name for name in ("programs", "scripts", "work")
        )
        for each in (self.backups, self._scripts, self._work):
            each.mkdir()
        self._image = stand_in(GITEA, self._programs)
        text = (ROOT / "dist/cicd/git-backup.yaml").read_text()
        self._found = {
            (each["kind"], each["metadata"]["name"]): each for each in yaml.safe_load_all(text)
        }
        for name, script in self._found["ConfigMap", "git-backup-scripts"]["data"].items():
            (self._scripts / name).write_text(script)
            (self._scripts / name).chmod(0o555)

    def script(self, name):
        return (self._scripts / name).read_text()

    def process(self, program, gitea, **variables):
        """Start a job as the leader of its process group, as a container's only program."""
        job = self._found["CronJob", f"git-{program}"]["spec"]["jobTemplate"]["spec"]["template"]
        (container,) = job["spec"]["containers"]
        given = {**self._image, **environment(container, self.secrets)}
        # That folder is the work folder here, and no program makes the paths of the image below it.
        given["TMPDIR"] = given["TMPDIR"].replace("/tmp", str(self._work), 1)
        return subprocess.Popen(
            [self._scripts / f"{program}.sh"],
            env={
                **given,
                "GITEA_URL": gitea.url,
                "BACKUPS": str(self.backups),
                "RESTIC": str(made("quick-restic") / "restic"),
                "RESTIC_REPOSITORY": str(self.repository),
                "HOSTNAME": "git-backup-1-x",
                **variables,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def run(self, program, gitea, **variables):
        """Run a job to its end; returns its exit code and all that it printed."""
        if program == "backup":
            # In a second of its own: which one is the newest goes by seconds.
            time.sleep(1 - time.time() % 1)
        with self.process(program, gitea, **variables) as process:
            output = process.stdout.read()
        assert list(self._work.iterdir()) == [], "something is left behind"
        return process.returncode, output

    def back_up(self, gitea, **variables):
        code, output = self.run("backup", gitea, **variables)
        assert code == 0, output
        return output

    def restore(self, gitea, action="restore", **variables):
        return self.run("restore", gitea, ACTION=action, **variables)

    def restored(self, gitea, action="restore", **variables):
        """Do the same where all comes back; returns what it printed."""
        code, output = self.restore(gitea, action, **variables)
        assert code == 0, output
        return output

    def kill(self, process, after):
        """Kill a job after some seconds, and remove what goes with its pod."""
        time.sleep(after)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, 9)
        process.communicate()
        for left in self._work.iterdir():
            shutil.rmtree(left)

    def snapshots(self):
        if not (self.repository / "config").exists():
            return []
        found = json.loads(self.restic("snapshots", "--json", "--no-lock"))
        return sorted(found, key=lambda each: each["time"])

    def ids(self):
        return [each["short_id"] for each in self.snapshots()]

    def dump(self, snapshot, path):
        return self.restic("dump", "--no-lock", snapshot, path, text=False)

    def restic(self, *arguments, text=True):
        done = subprocess.run(
            [made("quick-restic") / "restic", "--no-cache", "--repo", self.repository, *arguments],
            env={
                "RESTIC_PASSWORD": self.secrets["git-backup-key"]["password"],
                "TZ": "UTC",
                "HOME": str(self._work),
                "PATH": os.environ["PATH"],
            },
            capture_output=True,
            text=text,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def at(self, moment):
        """Return the variable with a PATH on which it is that moment, for jobs."""
        folder = self._programs.with_name(f"at-{re.sub(r'[^0-9]', '-', moment)}")
        if not folder.exists():
            folder.mkdir()
            date = folder / "date"
            date.write_text(
                "#!/usr/bin/env bash\n"
                f"[[ $1 == -d ]] || set -- -d '{moment}' \"$@\"\n"
                f'exec {shutil.which("busybox")} date "$@"\n'
            )
            date.chmod(0o555)
        return {"PATH": f"{folder}:{self._programs}"}
