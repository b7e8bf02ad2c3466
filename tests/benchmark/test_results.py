"""What the benchmark makes of what it measured."""

from __future__ import annotations

from tests.benchmark.bounds import Verdict, judge, report
from tests.benchmark.measure import Cost
from tests.benchmark.profile import Profile
from tests.benchmark.state import differences
from tests.benchmark.summary import Key, Summary


def costs(project, cpus, posts=1000, scenario="clean"):
    return [
        Cost(project, posts, scenario, run, cpu, cpu * 2, 100, 2_000_000, 30)
        for run, cpu in enumerate(cpus)
    ]


def test_ratios_are_of_builds_that_followed_each_other():
    # the machine was slower in the second run, for both
    summary = Summary([*costs("plain", [10, 40, 12]), *costs("ours", [5, 20, 7])])
    assert summary.ratio(Key("ours", 1000, "clean"), Key("plain", 1000, "clean"), "cpu") == 0.5


def test_the_table_shows_medians_and_ratios():
    summary = Summary([*costs("plain", [10, 40, 12]), *costs("ours", [5, 20, 7])])
    lines = summary.table(1000, "plain").splitlines()
    assert lines == [
        "| 1,000 posts | plain | ours |",
        "|---|---|---|",
        "| clean, CPU s | 12.0 | 7.0 (0.50×) |",
        "| clean, wall s | 24.0 | 14.0 (0.50×) |",
        "| clean, peak MB | 100 | 100 (1.00×) |",
        "| site, MB | 2.0 | 2.0 (1.00×) |",
        "| site, files | 30 | 30 (1.00×) |",
    ]


def test_a_bound_that_is_broken_is_told():
    summary = Summary([*costs("plain", [10]), *costs("ours", [9])])
    cpu, peak = judge(summary, jobs=1)
    assert (cpu.held, peak.held) == (False, True)
    assert "| BROKEN |" in report([cpu])


def test_bounds_are_not_stated_for_small_blogs():
    summary = Summary([*costs("plain", [10], posts=30), *costs("ours", [30], posts=30)])
    assert not any(verdict.counts for verdict in judge(summary, jobs=1))


def test_a_post_may_not_cost_more_in_a_large_blog():
    summary = Summary([*costs("ours", [10]), *costs("ours", [120], posts=10_000)])
    assert [(v.ratio, v.held) for v in judge(summary, jobs=1)] == [(1.2, False)]


def test_hugo_is_compared_in_wall_time_on_two_cores():
    summary = Summary([*costs("ours", [2], scenario="body"), *costs("hugo", [4])])
    assert not list(judge(summary, jobs=1))
    assert [(v.ratio, v.held) for v in judge(summary, jobs=2)] == [(0.5, True)]


def test_a_verdict_at_the_limit_holds():
    assert Verdict("", 1.1, 1.1).held


def test_time_in_modules_that_work_for_all_is_that_of_their_callers():
    index = ("/site-packages/sphinx/search/__init__.py", 1, "feed")
    page = ("/site-packages/jinja2/runtime.py", 1, "root")
    split = ("~", 0, "<method 'split'>")
    stats = {
        index: (1, 1, 2.0, 5.0, {}),
        page: (1, 1, 1.0, 2.0, {}),
        split: (4, 4, 4.0, 4.0, {index: (3, 3, 3.0, 3.0), page: (1, 1, 1.0, 1.0)}),
    }
    assert Profile(stats).seconds() == {"search index": 5.0, "templates": 2.0}


def test_files_that_differ_or_are_missing_are_found(tmp_path):
    for name, files in (("one", {"a": "1", "b": "2"}), ("two", {"a": "1", "b": "3", "c": "4"})):
        (tmp_path / name).mkdir()
        for file, text in files.items():
            (tmp_path / name / file).write_text(text)
    assert differences(tmp_path / "one", tmp_path / "two") == ["b", "c"]
