"""After any sequence of edits, the output is byte for byte that of a clean build."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.helpers import Blog
from tests.incremental.histories import histories, live

#: A shorter history takes minutes to find: only where there is time.
LONG = settings().max_examples > 100
SLOW = {
    "phases": list(Phase) if LONG else [Phase.explicit, Phase.reuse, Phase.generate],
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large],
    "print_blob": True,
}
# each example takes several builds
FEW = max(6, settings().max_examples // 6)


@given(history=histories)
@settings(max_examples=FEW, **SLOW)
def test_a_history_of_edits_leaves_what_a_clean_build_leaves(tmp_path_factory, history):
    live(Blog(tmp_path_factory.mktemp("history")), history, html_theme="alabaster")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("theme", "builder"),
    [("furo", "html"), ("pydata_sphinx_theme", "html"), ("alabaster", "dirhtml")],
)
def test_so_does_it_in_other_themes_and_builders(tmp_path_factory, theme, builder):
    @given(history=histories)
    @settings(max_examples=FEW // 3, **SLOW)
    def test(history):
        live(Blog(tmp_path_factory.mktemp("history")), history, builder, html_theme=theme)

    test()
