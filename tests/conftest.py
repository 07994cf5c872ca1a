"""Settings for the whole suite."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# The same examples in every run: a red build must be repeatable from its log.
settings.register_profile("repeatable", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("repeatable")
