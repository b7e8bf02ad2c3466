"""YAML that libyaml reads, and that which PyYAML itself does, are the same."""

from __future__ import annotations

import pytest
import yaml

from sphinx_blogarchive.thrift.front import quick_yaml

OWN = yaml.safe_load

TEXTS = [
    "",
    "title: 数学 😀\ntags: [a, b]\ndate: 2025-01-01 10:00:00 +08:00\ndraft: no\npart: 3.10",
    "myst:\n  substitutions:\n    key: |\n      a\n      b\n",
    "a: &x [1, 2]\nb: *x\n'c': \"\\u0041\"\nd: ~\ne: !!str 5\n",
    "just a text",
]
WRONG = ["a: b: c", "a: [1", "\tx: 1", "a: !!python/name:os.system x", "a: 'x", "a: \x00"]


@pytest.mark.parametrize("text", TEXTS)
def test_values_are_those_of_the_loader_in_python(text):
    with quick_yaml():
        assert yaml.safe_load(text) == OWN(text)


@pytest.mark.parametrize("text", WRONG)
def test_mistakes_are_told_as_the_loader_in_python_tells_them(text):
    with pytest.raises(yaml.YAMLError) as expected:
        OWN(text)
    with quick_yaml(), pytest.raises(type(expected.value)) as found:
        yaml.safe_load(text)
    assert str(found.value) == str(expected.value)


def test_the_loader_is_as_it_was_afterwards():
    with quick_yaml():
        pass
    assert yaml.safe_load is OWN
