"""Jobs of the CronJobs in dist/."""

import re
import secrets

from tests.live.commands import wait_until

END_SECONDS = 300


class Job:
    """A Job that is made out of a CronJob, as its schedule would."""

    def __init__(self, cluster, cron_job, namespace="db"):
        self.cluster = cluster
        self.namespace = namespace
        self.name = f"{cron_job}-{secrets.token_hex(3)}"
        command = ("create", "job", self.name, f"--from=cronjob/{cron_job}")
        cluster.kubectl(*command, namespace=namespace)

    def pods(self):
        found = self.cluster.list("pod", self.namespace, **{"job-name": self.name})
        return sorted(found, key=lambda pod: pod["metadata"]["creationTimestamp"])

    def log(self):
        pods = self.pods()
        if not pods:
            return ""
        container = pods[-1]["spec"]["containers"][0]["name"]
        command = ("logs", pods[-1]["metadata"]["name"], "--container", container)
        return self.cluster.try_kubectl(*command, namespace=self.namespace).output

    def says(self, words):
        wait_until(f"{self.name} says '{words}'", lambda: words in self.log())

    def condition(self):
        status = self.cluster.get("job", self.name, self.namespace)["status"]
        conditions = status.get("conditions", [])
        ends = [
            each["type"]
            for each in conditions
            if each["status"] == "True" and each["type"] in ("Complete", "Failed")
        ]
        return ends[0] if ends else None

    def ended(self):
        return wait_until(f"{self.name} ends", self.condition, END_SECONDS)


def backed_up(cluster):
    job = Job(cluster, "postgresql-backup")
    assert job.ended() == "Complete", job.log()
    return re.search(r"(\S+) is done: \d+ rows in", job.log())[1]


def fingerprint(cluster):
    """Return the number of entries and a hash of all that they hold."""
    return cluster.psql("select count(*), md5(string_agg(e::text, '' order by id)) from entry e")
