"""The recipes for hosts in the guide do what it says of them."""

from __future__ import annotations

import http.client
import os
import re
import shlex
import shutil
import socket
import subprocess
import time
import tomllib
from contextlib import closing, contextmanager
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml
from sphinx.cmd.build import get_parser

from tests import readthedocs
from tests.helpers import Blog
from tests.ports import free_port

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "hosting.md"
TEXT = GUIDE.read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def blocks(language):
    return [text for name, text in BLOCKS if name == language]


YAML = [yaml.safe_load(text) for text in blocks("yaml")]
(TOML,) = (tomllib.loads(text) for text in blocks("toml"))
(READTHEDOCS,) = (data for data in YAML if "sphinx" in data)
(GITLAB,) = (data for data in YAML if "pages" in data)
WORKFLOWS = {data["name"]: data for data in YAML if "jobs" in data}


def steps():
    """Return the steps of all workflows, and those that stand alone."""
    jobs = (job for workflow in WORKFLOWS.values() for job in workflow["jobs"].values())
    found = [step for job in jobs for step in job["steps"]]
    return found + [step for data in YAML if isinstance(data, list) for step in data]


def lines():
    """Return all commands of all recipes."""
    found = [step["run"] for step in steps() if "run" in step]
    found += [*GITLAB["pages"]["script"], TOML["build"]["command"], *blocks("shell")]
    found += re.findall(r"\| build command \| `(.+?)` \|", TEXT)
    found += re.findall(r"`(sphinx-build .+?)`", TEXT.partition("## ")[0])
    return [part.strip() for line in found for part in re.split(r"&&", line)]


def test_each_recipe_is_there():
    assert set(WORKFLOWS) == {"daily", "pages"}
    assert READTHEDOCS
    assert GITLAB
    assert TOML


@pytest.mark.parametrize("line", sorted(set(lines())))
def test_commands_are_those_that_there_are(line):
    words = shlex.split(line)
    assert words[0] in {"cd", "curl", "git", "pip", "rsync", "sphinx-build"}
    if words[0] == "sphinx-build":
        chosen = get_parser().parse_args(words[1:])
        assert chosen.builder == "dirhtml"
        assert chosen.sourcedir == "."
    if words[:2] == ["pip", "install"]:
        assert words[2:] == ["-r", "requirements.txt"]


@pytest.mark.parametrize(
    ("built", "served"),
    [
        ("dirhtml", TOML["build"]["publish"]),
        ("dirhtml", GITLAB["pages"]["artifacts"]["paths"][0]),
        ("dirhtml", WORKFLOWS["pages"]["jobs"]["build"]["steps"][-1]["with"]["path"]),
        ("dirhtml", re.findall(r"\| build output directory \| `(.+?)` \|", TEXT)[0]),
    ],
    ids=["Netlify", "GitLab", "GitHub", "Cloudflare"],
)
def test_what_is_served_is_what_is_built(built, served):
    targets = {get_parser().parse_args(shlex.split(x)[1:]).outputdir for x in lines() if built in x}
    assert served in targets


def test_workflows_name_their_variables():
    for step in steps():
        used = set(re.findall(r"\$([A-Z_]+)", step.get("run", "")))
        assert used == set(step.get("env", {}))


def test_schedules_are_daily():
    # YAML takes the word for true
    schedules = [cron for workflow in WORKFLOWS.values() for cron in workflow[True]["schedule"]]
    assert [bool(re.fullmatch(r"\d+ \d+ \* \* \*", each["cron"])) for each in schedules] == [
        True
    ] * 2


def test_pages_on_github_are_deployed_with_what_that_needs():
    workflow = WORKFLOWS["pages"]
    assert workflow["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
    assert workflow["jobs"]["deploy"]["needs"] == "build"


def test_all_hosts_get_one_policy():
    policies = re.findall(r"Content-Security-Policy[:= \"]+(default-src [^\"\n]+)", TEXT)
    assert len(policies) == 3
    assert len(set(policies)) == 1


def test_read_the_docs_takes_its_recipe():
    commands = [command.line for command in readthedocs.commands(READTHEDOCS)]
    assert commands[3] == "python -m pip install --exists-action=w -r requirements.txt"
    assert "-b dirhtml" in commands[4]
    assert len(commands) == 6


def test_the_search_of_read_the_docs_finds_posts_and_documents_alone(tmp_path):
    blog = Blog(tmp_path)
    blog.conf('html_theme = "blogarchive"\n')
    blog.write("index.md", "# Home\n\n```{archive}\n:paginate: 1\n```\n")
    blog.write("about.md", "---\norphan: true\n---\n# About\n")
    blog.post("a", "# A\n", id="1", tags="[a]", category="b", author="c", series="d")
    blog.post("b", "# B\n", id="2")
    built = blog.build("dirhtml")
    ignored = READTHEDOCS["search"]["ignore"]
    pages = [name for name in built.files() if name.endswith(".html")]
    found = [name for name in pages if not any(fnmatch(name, pattern) for pattern in ignored)]
    assert found == ["about/index.html", "index.html", "posts/a/index.html", "posts/b/index.html"]


# ---- nginx


@contextmanager
def nginx(folder, out):
    """Run nginx with the recipe on *out*; yields a function that asks it for a path."""
    port = free_port()
    (text,) = blocks("nginx")
    text = text.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("listen [::]:80;", "")
    paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    temporary = "".join(f"{name}_temp_path {folder}/{name};\n" for name in paths)
    types = "types { text/html html; text/css css; text/xml xml; text/javascript js; }\n"
    conf = folder / "nginx.conf"
    # else it would give up root, and not see the folders of tests
    user = "user root;\n" if os.geteuid() == 0 else ""
    conf.write_text(
        f"{user}pid {folder}/pid;\nerror_log {folder}/errors;\ndaemon off;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{temporary}{types}{text.replace('/srv/blog', str(out))}}}\n",
        encoding="utf-8",
    )
    program = [shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin"), "-c", str(conf)]
    with subprocess.Popen([*program, "-e", f"{folder}/errors"]) as process:
        try:
            end = time.monotonic() + 60
            while True:
                with socket.socket() as client:
                    if client.connect_ex(("127.0.0.1", port)) == 0:
                        break
                assert time.monotonic() < end, (folder / "errors").read_text(encoding="utf-8")
                time.sleep(0.05)
            yield lambda path: ask(port, path)
        finally:
            process.terminate()


def ask(port, path):
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, dict(answer.headers), answer.read()


@pytest.fixture(scope="module", params=["html", "dirhtml"])
def served(request, tmp_path_factory):
    if not shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin"):
        pytest.skip("NOT TESTED with nginx, which isn't installed")
    blog = Blog(tmp_path_factory.mktemp("nginx"))
    blog.conf('html_theme = "blogarchive"\n')
    blog.post("a", "# A\n", tags="[x]")
    built = blog.build(request.param)
    with nginx(blog.root, built.out) as answer:
        yield answer, built


def test_nginx_serves_a_page_at_its_address_and_without_the_end(served):
    answer, built = served
    way = "/posts/a.html" if built.out.name == "html" else "/posts/a/"
    page = built.out / ("posts/a.html" if built.out.name == "html" else "posts/a/index.html")
    assert answer(way)[::2] == (200, page.read_bytes())
    status, headers, body = answer("/posts/a")
    # links on the page start from its folder
    assert (status, headers.get("Location", "")) == ((200, ""), (301, "/posts/a/"))[
        way.endswith("/")
    ]
    assert status == 301 or body == page.read_bytes()


@pytest.mark.parametrize("path", ["/nothing", "/posts/", "/a/b/c/", "/_static/"])
def test_nginx_shows_the_page_for_what_is_not_there(served, path):
    answer, built = served
    assert answer(path)[::2] == (404, (built.out / "404.html").read_bytes())


def test_nginx_lets_browsers_keep_what_has_a_digest_and_nothing_else(served):
    answer, _built = served
    assert "immutable" in answer("/_static/blogarchive-theme.css?v=1")[1]["Cache-Control"]
    assert answer("/")[1]["Cache-Control"] == "no-cache"
    assert "Cache-Control" not in answer("/nothing.css?v=1")[1]


def test_nginx_tells_feeds_by_their_types(served):
    answer, built = served
    (built.out / "atom.xml").write_text("<feed/>", encoding="utf-8")
    status, headers, _body = answer("/atom.xml")
    assert (status, headers["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")


def test_nginx_sends_the_policy_with_all(served):
    answer, _built = served
    for path in ("/", "/nothing", "/_static/blogarchive-theme.css"):
        assert answer(path)[1]["Content-Security-Policy"].startswith("default-src 'self';")
