"""What hosts say of a build, by its environment."""

from __future__ import annotations

import pytest

from sphinx_blogarchive.hosting.environment import Host, host, is_same_language

RTD = {
    "READTHEDOCS": "True",
    "READTHEDOCS_CANONICAL_URL": "https://blog.example.org/en/latest/",
    "READTHEDOCS_LANGUAGE": "zh-cn",
    "READTHEDOCS_VERSION_TYPE": "branch",
}
NETLIFY = {
    "NETLIFY": "true",
    "CONTEXT": "production",
    "URL": "https://blog.example.org",
    "DEPLOY_PRIME_URL": "https://main--blog.netlify.app",
}


def test_read_the_docs_says_address_and_language():
    address = "https://blog.example.org/en/latest/"
    assert host(RTD) == Host("Read the Docs", address, language="zh-cn")


def test_a_pull_request_on_read_the_docs_is_a_preview():
    found = host({**RTD, "READTHEDOCS_VERSION_TYPE": "external"})
    assert found
    assert found.preview


def test_netlify_says_the_address_of_the_site():
    assert host(NETLIFY) == Host("Netlify", "https://blog.example.org/")


@pytest.mark.parametrize(
    ("context", "preview"), [("deploy-preview", True), ("branch-deploy", False)]
)
def test_what_netlify_builds_beside_the_site_has_its_own_address(context, preview):
    found = host({**NETLIFY, "CONTEXT": context})
    assert found == Host("Netlify", "https://main--blog.netlify.app/", preview=preview)


@pytest.mark.parametrize(
    "address", ["", "blog.example.org", "file:///srv", "https://", "https://a b"]
)
def test_what_is_no_address_is_none(address):
    found = host({**RTD, "READTHEDOCS_CANONICAL_URL": address})
    assert found
    assert found.address == ""


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"READTHEDOCS": "False", **dict.fromkeys(RTD.keys() - {"READTHEDOCS"}, "https://a.org")},
        {"URL": "https://blog.example.org", "CONTEXT": "production"},
        {"GITHUB_ACTIONS": "true", "GITLAB_CI": "true", "CI_PAGES_URL": "https://me.gitlab.io"},
        {"CF_PAGES": "1", "CF_PAGES_URL": "https://d34db33f.blog.pages.dev"},
    ],
)
def test_other_environments_are_of_no_host(environ):
    assert host(environ) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("zh_CN", "zh-cn", True),
        ("pt-BR", "pt_BR", True),
        ("en", "en", True),
        ("zh_CN", "zh", False),
        ("zh_CN", "zh-tw", False),
    ],
)
def test_codes_name_one_language_however_they_are_written(one, other, same):
    assert is_same_language(one, other) is same
