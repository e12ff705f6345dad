# Names, parameters and defaults that are public. Written by 'make api', never edited.

class AlertReceiver:
    """An AlertmanagerConfig, named after its id, for alerts of all namespaces."""
    def __init__(self, scope: Construct, id: str, props: AlertReceiverProps, *, drill: AlertDrill | None = None) -> None:
        """Create the objects. `drill` has the receiver of drills."""
    def add(self, manifests: Mapping[str, Manifest], declarations: Declarations = NOTHING) -> None:
        """Create more objects, and declare more facts."""
    def add_annotations(self, annotations: Annotations) -> None:
        """Add annotations to all objects that the construct has now, but not to its pods."""
    def add_labels(self, labels: Mapping[OwnKey, LabelValue]) -> None:
        """Add labels to all objects that the construct has now."""
    alertmanager_config: ApiObject = ...
    """The AlertmanagerConfig."""
    def child(self, id: str) -> ApiObject:
        """Return the API object whose construct has that id."""
    id = ...
    """Its id within the scope."""
    def inhibit_consequences(self, platform: TierScope) -> None:
        """Hold back alerts on the consequences of an outage, by the connections of all tiers."""
    name = ...
    def optional_child(self, id: str) -> ApiObject | None:
        """Return the API object whose construct has that id, None where there is none."""
    path: str
    """Path by which errors name the construct."""
    scope = ...
    """Construct or Chart around it."""

class AlertReceiverProps:
    """Receivers of alerts."""
    email: EmailProps | None = None
    """E-mail."""
    group_by: Annotated[Sequence[MetricLabel], DISTINCT] = Field(default=('alertname', 'namespace'), min_length=1)
    """Labels by which alerts are sent together."""
    group_interval: Duration = '5m'
    """Time until new alerts of a group that was sent are sent."""
    group_wait: Duration = '30s'
    """Time that the first alert of a group waits for others, such as those with the same cause."""
    outside_ports: tuple[int, ...] = ...
    """TCP ports outside the cluster that Alertmanager calls, ascending."""
    repeat_interval: Duration = '12h'
    """Time until alerts that go on are sent again: twice a day, a reminder and no noise."""
    secret_keys: tuple[SecretKey, ...] = ...
    """Values of Secrets that the ways need."""
    slack: SlackProps | None = None
    """Messages in Slack."""
    tells_people: bool = ...
    """Whether there is a way by which people are told."""
    watchdog: WebhookProps | None = None
    """Dead man's switch: an address that is called every five minutes, and tells people, by ways of its own, when the calls stop."""
    ways: Sequence[str] = ...
    """Ways by which people are told, by Alertmanager's names."""
    webhook: WebhookProps | None = None
    """A program that is sent the alerts."""

class AlertRule:
    """An alert, which fires while its expression has results."""
    alert: AlertName
    """Name of the alert, and of the page of its runbook."""
    description: Template
    """The consequences, and the value, with templates such as `{{ $value | humanize }}`."""
    expression: Expression
    """PromQL expression; each of its results is an alert."""
    keep_firing: Duration | None = None
    """Time for which the alert stays after the last result."""
    labels: Mapping[MetricLabel, AlertLabel] = {}
    """More labels of the alert, besides `severity`."""
    lasting: Duration | None = None
    """Time for which the expression must have had the result."""
    severity: Severity
    """Urgency of the alert, for routes and inhibition."""
    summary: Summary
    """One line that says what is wrong, with templates such as `{{ $labels.pod }}`."""
    title: str = ...
    """Name by which errors know it."""

class AlertRules:
    """A PrometheusRule, named after its id, with one group of rules."""
    def __init__(self, scope: Construct, id: str, props: AlertRulesProps) -> None:
        """Create the objects that `AlertRulesProps` describes."""
    def add(self, manifests: Mapping[str, Manifest], declarations: Declarations = NOTHING) -> None:
        """Create more objects, and declare more facts."""
    def add_annotations(self, annotations: Annotations) -> None:
        """Add annotations to all objects that the construct has now, but not to its pods."""
    def add_labels(self, labels: Mapping[OwnKey, LabelValue]) -> None:
        """Add labels to all objects that the construct has now."""
    alerts: tuple[AlertRule, ...]
    """The alerts, without the recorded expressions."""
    def child(self, id: str) -> ApiObject:
        """Return the API object whose construct has that id."""
    id = ...
    """Its id within the scope."""
    def optional_child(self, id: str) -> ApiObject | None:
        """Return the API object whose construct has that id, None where there is none."""
    path: str
    """Path by which errors name the construct."""
    prometheus_rule: ApiObject = ...
    """The PrometheusRule."""
    scope = ...
    """Construct or Chart around it."""

class AlertRulesProps:
    """Properties for `AlertRules`."""
    interval: Duration | None = None
    """Time between evaluations."""
    rules: Sequence[AlertRule | RecordingRule] = Field(min_length=1)
    """Rules in the order in which they are evaluated."""
    runbooks: FolderAddress
    """Address of the folder with a page for each alert: that of the platform."""

class Dashboard:
    """A ConfigMap, named after its id, with a dashboard in the file `<id>.json`."""
    def __init__(self, scope: Construct, id: str, props: DashboardProps) -> None:
        """Create the objects that `DashboardProps` describes."""
    def add(self, manifests: Mapping[str, Manifest], declarations: Declarations = NOTHING) -> None:
        """Create more objects, and declare more facts."""
    def add_annotations(self, annotations: Annotations) -> None:
        """Add annotations to all objects that the construct has now, but not to its pods."""
    def add_labels(self, labels: Mapping[OwnKey, LabelValue]) -> None:
        """Add labels to all objects that the construct has now."""
    def child(self, id: str) -> ApiObject:
        """Return the API object whose construct has that id."""
    config_map: ApiObject = ...
    """The ConfigMap."""
    id = ...
    """Its id within the scope."""
    def optional_child(self, id: str) -> ApiObject | None:
        """Return the API object whose construct has that id, None where there is none."""
    path: str
    """Path by which errors name the construct."""
    scope = ...
    """Construct or Chart around it."""
    title = ...
    uid = ...
    """Id of the dashboard in Grafana, and in its address `/d/<uid>`."""

class DashboardProps:
    """Properties for `Dashboard`."""
    folder: FolderName | None = None
    """Folder in Grafana."""
    model: DashboardModel
    """The dashboard in Grafana's JSON model, such as `json.loads` of a file, or of what `grafana-foundation-sdk` builds."""

class DroppedMetrics:
    """Metrics that Prometheus reads and does not keep."""
    pattern: Pattern
    """Regular expression of their names."""
    reason: Description
    """Why they are not needed, for an annotation of the monitor."""

class EmailLoginProps:
    """Settings of the login at a server of e-mail."""
    password: SecretKey = SecretRef(name='alert-email', keys=('password',)).key('password')
    """Password of the user."""
    user: NonEmptyText
    """Name of the user."""

class EmailProps:
    """Settings of alerts by e-mail, to a server that encrypts."""
    host: DnsSubdomain
    """Host of the server that sends the e-mail on."""
    login: EmailLoginProps | None = None
    """Login at the server."""
    port: Port = 587
    """Its port. 587 is that of submission (RFC 6409); at 465 the whole connection is encrypted."""
    sender: EmailAddress
    """Address that the e-mail is from."""
    to: Annotated[Sequence[EmailAddress], DISTINCT] = Field(min_length=1)
    """Addresses that it goes to."""

class RecordingRule:
    """An expression whose result is kept as a metric of its own."""
    expression: Expression
    """PromQL expression."""
    labels: Mapping[MetricLabel, NonEmptyText] = {}
    """Labels of the metric, besides those of the result."""
    record: RecordName
    """Name of the metric."""
    title: str = ...
    """Name by which errors know it."""

class ServiceMonitoring:
    """Readings of a workload's metrics by Prometheus, named after the id."""
    def __init__(self, scope: Construct, id: str, props: ServiceMonitoringProps, *, target: Connectable, prometheus: HelmPods | ExternalPods = PROMETHEUS) -> None:
        """Create the objects."""
    def add(self, manifests: Mapping[str, Manifest], declarations: Declarations = NOTHING) -> None:
        """Create more objects, and declare more facts."""
    def add_annotations(self, annotations: Annotations) -> None:
        """Add annotations to all objects that the construct has now, but not to its pods."""
    def add_labels(self, labels: Mapping[OwnKey, LabelValue]) -> None:
        """Add labels to all objects that the construct has now."""
    def child(self, id: str) -> ApiObject:
        """Return the API object whose construct has that id."""
    id = ...
    """Its id within the scope."""
    job = ...
    """Label `job` of the series: the name of the workload."""
    monitor: ApiObject = ...
    """The ServiceMonitor or PodMonitor."""
    namespace = ...
    """Label `namespace` of the series: that of the workload."""
    def optional_child(self, id: str) -> ApiObject | None:
        """Return the API object whose construct has that id, None where there is none."""
    path: str
    """Path by which errors name the construct."""
    scope = ...
    """Construct or Chart around it."""

class ServiceMonitoringProps:
    """Properties for `ServiceMonitoring`."""
    dropped_metrics: Annotated[Sequence[DroppedMetrics], DISTINCT] = ()
    """Metrics that are not kept, since each of their series takes memory for hours."""
    interval: Duration = '30s'
    """Time between two readings. 30 seconds, the default of chart kube-prometheus-stack, give half the samples of 15."""
    path: HttpPath = '/metrics'
    """Path of the metrics. `/metrics` is that of nearly all exporters."""
    port: Port | None = None
    """Port of the pods, which a container of theirs must state unless `service_port` is given."""
    scrape_timeout: Duration | None = None
    """Time for an answer, at most `interval`."""
    service_port: PortName | None = None
    """Name of the port that leads to `port`, of a Service that has the labels by which the pods are selected."""

class ServiceObjectives:
    """Objectives of a web service, over 30 days."""
    errors_per_ten_thousand: int = Field(default=50, ge=1, le=500)
    """Requests of ten thousand that may end in a server error (status 500 to 599)."""
    fast_milliseconds: Annotated[int, AfterValidator(_bound)] = Field(default=500, ge=5, le=10000)
    """Milliseconds within which an answer is fast: the bound of a bucket of the histogram (5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000 or 10000)."""
    least_requests: int = Field(default=10, ge=1, le=MAX_INT32)
    """Number of failed or slow requests in the long window below which no alert fires."""
    slow_per_ten_thousand: int = Field(default=100, ge=1, le=500)
    """Requests of ten thousand that may take longer than `fast_milliseconds`."""

class WebhookProps:
    """Settings of alerts as JSON to an address, by POST."""
    outside_port: int | None = ...
    """Port of the address."""
    url: WebhookUrl | None = None
    """The address."""
    url_secret: SecretKey | None = None
    """The address, if only some may know it, at `https://…` on port 443."""

def alert(tier: Tier, name: str, rules: Sequence[AlertRule | RecordingRule]) -> AlertRules:
    """Add rules to a tier, whose runbooks are those of the platform."""

def missing_target_alerts(namespace: str, jobs: Sequence[str]) -> Rules:
    """Return the alert of expected targets that are gone."""

def monitor(tier: Tier, target: Connectable, port: int | None = None, *, service_port: str | None = None, dropped: Sequence[DroppedMetrics] = ()) -> ServiceMonitoring:
    """Let the Prometheus of the platform read the metrics of a workload."""

def read_dashboard(text: str, *, uid: str, title: str, runbooks: str, without: Sequence[str] = (), **parameters: Json) -> Manifest:
    """Return a dashboard that Grafana exported, with values in the place of its parameters."""

def read_rules(text: str, *, each: Iterable[Mapping[str, Parameter]] = ({},), **parameters: Parameter) -> Rules:
    """Return the rules of a file of Prometheus, with values in the place of its parameters."""

def web_dashboard(namespace: str, services: Sequence[str], *, runbooks: str, probes: Sequence[str] = PROBES) -> Manifest:
    """Return the model of the dashboard of the web services of a namespace."""

def web_service_alerts(namespace: str, name: str, objectives: ServiceObjectives | None = None) -> Rules:
    """Return the recorded ratios and the alerts of a web service."""
