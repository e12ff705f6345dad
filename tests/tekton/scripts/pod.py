"""A pod of Tekton, of which a step runs as the manifest states it: text, variables, folders."""

import os
import shutil
import subprocess
from dataclasses import dataclass

from constructs_lib.tekton.step_script import step_script
from tests.images.contracts import NODE, PYTHON, TRIVY
from tests.images.stand_in import stand_in
from tests.tekton.scripts.git_server import LOGINS, MARK_KEY

USER = 65532
STEPS = ("prepare", "synth", "plan", "publish")
"""Tasks that commit what is synthesized, of one step each."""

OF_GIT = ("URL", "BRANCH", "REVISION", "PATHS", "REPOSITORY", "DIGEST", "BOT_NAME", "BOT_EMAIL")
"""Variables that `synth` and `plan` have not."""

UNPRIVILEGED = [
    # A program of this machine, unlike those of the step.
    shutil.which("setpriv"),
    *(f"--reuid={USER}", f"--regid={USER}", "--clear-groups", "--no-new-privs"),
    *("--bounding-set=-all", "--inh-caps=-all"),
]
WORKSPACES = tuple(
    f"workspace/{name}"
    for name in ("source", "output", "prepared", "synthesized", "trusted", "planned")
)
FOLDERS = ("results", *WORKSPACES, "home", "tmp")
IMAGES = {
    **dict.fromkeys((f"{step}.sh" for step in (*STEPS, "change")), PYTHON),
    "scan.sh": TRIVY,
}


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    error: str


class Pod:
    """Folders of a pod. Where the tests run as root, steps run as the user of the manifests."""

    def __init__(self, folder):
        self.folder = folder
        self.as_user = os.getuid() == 0
        for name in FOLDERS:
            (folder / name).mkdir(parents=True)
        for user, password in LOGINS.items():
            login = folder / "secrets" / user
            login.mkdir(parents=True)
            (login / "username").write_text(user)
            (login / "password").write_text(f"{password}\n")
        self.path("secrets/mark").mkdir()
        self.path("secrets/mark/key").write_text(MARK_KEY)
        self.own()

    def own(self):
        """Give everything in it to the user of the steps."""
        if self.as_user:
            subprocess.run(["chown", "-Rh", f"{USER}:{USER}", self.folder], check=True)

    def path(self, name):
        return self.folder / name

    def run(self, script, variables=None, login=None, check=True, start=subprocess.run):
        """Run a step with the login of a user, or with none."""
        file = self.folder / script
        file.write_text(step_script(script))
        environment = {
            **self._image(script),
            "HOME": str(self.path("home")),
            "TMPDIR": str(self.path("tmp")),
            "RESULTS": str(self.path("results")),
            "WORKSPACE": str(self.path("workspace")),
            **(variables or {}),
        }
        if login:
            environment["LOGIN"] = str(self.path(f"secrets/{login}"))
            environment["MARK_KEY"] = str(self.path("secrets/mark/key"))
        command = [*(UNPRIVILEGED if self.as_user else []), "bash", str(file)]
        # Where a command that a name hides could write.
        options = {"env": environment, "cwd": self.path("home"), "text": True, "encoding": "utf-8"}
        if start is subprocess.Popen:
            pipe = subprocess.PIPE
            return start(command, **options, stdout=pipe, stderr=subprocess.STDOUT)
        done = start(command, **options, capture_output=True, check=False, timeout=300)
        assert not check or done.returncode == 0, done.stderr + done.stdout
        for password in LOGINS.values():
            assert password not in done.stdout + done.stderr
        return Ended(done.returncode, done.stdout, done.stderr)

    def run_all(self, steps, variables):
        """Run some of `STEPS` as the Pipeline does, until one fails or finds nothing to do."""
        logins = {"prepare": "reader", "publish": "bot"}
        for step in steps:
            of_git = OF_GIT if step in ("synth", "plan") else ()
            given = {k: v for k, v in variables.items() if k not in of_git}
            if step == "plan":
                given.setdefault("PLAN", "true")
            done = self.run(f"{step}.sh", given, login=logins.get(step), check=False)
            assert list(self.path("tmp").iterdir()) == []
            if done.code or (step == "prepare" and self.result("state") != "prepared"):
                break
        return done

    def _image(self, script):
        """Return the variables of the image that runs a script, with the programs that it has."""
        contract = IMAGES.get(script, NODE)
        return stand_in(contract, self.folder / "image" / contract.image.partition(":")[0])

    def result(self, name):
        return self.path(f"results/{name}").read_text()

    def files(self, name="workspace/source"):
        """Return the files in a folder, with their contents or targets."""
        root = self.path(name)
        return {
            str(file.relative_to(root)): os.readlink(file)
            if file.is_symlink()
            else file.read_bytes()
            for file in sorted(root.rglob("*"))
            if file.is_symlink() or file.is_file()
        }
