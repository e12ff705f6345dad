"""Properties of constructs: the base model, and models that several rooms share."""
