"""What a machine lacks for the platform. Nothing is changed here."""
