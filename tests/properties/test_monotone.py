"""More information only shrinks the set of possible outcomes: what is stated is taken away again, and nothing may appear."""

from __future__ import annotations

import pytest

from tests.properties.choices import seeded
from tests.properties.comparing import grown
from tests.properties.forgetting import forget
from tests.properties.packs import make_pack
from tests.properties.profiles import make_profile
from tests.properties.test_oracle import TIMES
from tests.properties.written import write_pack

BATCH = 100


@pytest.mark.parametrize("batch", range(6 * TIMES))
def test_information_never_adds_an_outcome(batch: int) -> None:
    lost = 0
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        chooser = seeded(seed)
        made = make_pack(chooser)
        pack = write_pack(made.data)
        more = make_profile(chooser, made)
        less = forget(chooser, more)
        lost += less != more
        assert list(grown(pack.evaluate(more, made.as_of), pack.evaluate(less, made.as_of))) == [], f"seed {seed}"
    assert lost > BATCH // 2
