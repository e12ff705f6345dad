# Names, parameters and defaults that are public. Written by 'make api', never edited.

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

class WebhookProps:
    """Settings of alerts as JSON to an address, by POST."""
    outside_port: int | None = ...
    """Port of the address."""
    url: WebhookUrl | None = None
    """The address."""
    url_secret: SecretKey | None = None
    """The address, if only some may know it, at `https://…` on port 443."""
