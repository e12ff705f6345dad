"""The search for credentials in what is written: names, values, known forms, texts, objects."""
