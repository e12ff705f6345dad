# Names, parameters and defaults that are public. Written by 'make api', never edited.

def patch(object: ApiObject, fields: Mapping[str, Json]) -> None:
    """Merge fields into an object, in the form of a manifest; None removes a field."""
