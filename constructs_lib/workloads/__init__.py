"""Services, workers and jobs, their routes, and what their pods are configured with."""
