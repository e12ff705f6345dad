pytest_plugins = ["constructs_lib.testing"]
