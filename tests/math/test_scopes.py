from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import time

import pytest

SHARED = {
    "index.rst": "Home\n====\n\n.. toctree::\n\n   a\n   b\n   sub/c\n",
    "a.md": "# A\n\n$$ a $$ (x)\n\n$$ only \\label{only} $$\n\n{eq}`x` \\eqref{x} {eq}`b#x`\n",
    "b.rst": "B\n=\n\n.. math:: 0\n   :label: first\n\n.. math:: b\n   :label: x\n\n"
    ":eq:`x` :eq:`only`\n",
    "sub/c.md": "# C\n\n\\begin{align} c \\\\ d \\label{x} \\end{align}\n\n"
    "\\eqref{x} {eq}`a#x` {eq}`/b#x` {eq}`../b#x` $\\eqref{a#x}$ $y = \\eqref{b#x}$\n",
}


def hrefs(html):
    return re.findall(r'href="([^"]*#equation[^"]*)">\((\d+)\)</a>', html)


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_each_document_has_its_own(build, builder):
    built = build(SHARED, builder, strict=True)
    names = {"html": ("a.html", "b.html", "sub/c.html")}.get(
        builder, ("a/index.html", "b/index.html", "sub/c/index.html")
    )
    a, b, c = ([(h.split("#")[1], n) for h, n in hrefs(built.body(name))] for name in names)
    x = "equation-x"
    # The first of each pair are the equation's own permalinks' targets, then the references.
    assert a == [(x, "1"), (x, "1"), (x, "2")]
    assert b == [(x, "2"), ("equation-only", "2")]
    assert c == [(x, "2"), (x, "1"), (x, "2"), (x, "2"), (x, "1")]
    assert "y = (2)" in built.body(names[2])
    assert hrefs(built.body(names[0]))[2][0].startswith("b.html" if builder == "html" else "../b/")


def test_one_page_keeps_them_apart(build):
    built = build(SHARED, "singlehtml", strict=True)
    body = built.body("index.html")
    all_ids = re.findall(r'\bid="([^"]*)"', body)
    assert len(all_ids) == len(set(all_ids))
    found = hrefs(body)
    assert {href[1:] for href, _ in found} <= set(all_ids)
    assert len({href for href, _ in found if "-x" in href}) == 3


def test_a_choice_of_several_is_told(build):
    text = "Both {eq}`x` and\n\\eqref{x} and $y = \\eqref{x}$ {eq}`only`\n"
    built = build({**SHARED, "d.md": f"---\norphan: true\n---\n# D\n\n{text}"})
    (warning,) = built.lines
    assert "d.md:6: WARNING: several documents have an equation x: a, b, sub/c;" in warning
    assert "{eq}`a#x`" in warning
    assert hrefs(built.body("d.html"))[:2] == [("a.html#equation-x", "1")] * 2


def test_links_of_any_kind_find_them(build):
    built = build(
        {
            "index.md": "# Home\n\n```{toctree}\na\nb\n```\n\n"
            "[](#x) [text](#x) {any}`x` [](#a#x)\n",
            "a.md": "# A\n\n$$ 0 $$ (zero)\n\n$$ a $$ (x)\n\n[](#x)\n",
            "b.md": "# B\n\n$$ a $$ (y)\n",
        },
        strict=True,
    )
    assert hrefs(built.body("index.html")) == [("a.html#equation-x", "2")] * 3
    assert ">text</span>" in built.body("index.html")


def digests(folder):
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*.html"))
    }


def stored(env):
    return {key: env.domaindata["math"][key] for key in ("documents", "blocks", "objects")}


def test_parallel_is_serial(build):
    files = {**SHARED}
    for i in range(12):
        files[f"p{i:02}.md"] = (
            f"---\norphan: true\n---\n# P{i}\n\n$$ {i} \\label{{x}} $$\n\n"
            f"\\begin{{equation}} {i} \\end{{equation}}\n\n\\eqref{{x}} {{eq}}`a#x`\n"
        )
    serial = build(files, strict=True)
    parallel = build(files, strict=True, where="_parallel", parallel=2)
    assert digests(serial.out) == digests(parallel.out)
    assert json.dumps(stored(serial.app.env)) == json.dumps(stored(parallel.app.env))


def test_reading_some_again_is_reading_all(project):
    project.write(SHARED)
    project.build(strict=True)
    time.sleep(0.02)
    project.write({"a.md": "# A\n\n$$ 0 \\label{new} $$\n\n$$ a $$ (x)\n\n\\eqref{x}\n"})
    (project.root / "src/b.rst").write_text(
        "B\n=\n\n.. math:: b\n   :label: x\n\n:eq:`new` :eq:`only`\n"
    )
    again = project.build()
    clean = project.build(where="_clean")
    assert [line.split("WARNING")[1] for line in again.lines] == [
        line.split("WARNING")[1] for line in clean.lines
    ]
    assert len(clean.lines) == 1
    assert stored(again.app.env) == stored(clean.app.env)
    assert json.dumps(stored(again.app.env)) == json.dumps(stored(clean.app.env))
    # What was written anew is as it should be; the rest Sphinx leaves alone.
    for name in ("a.html", "b.html"):
        assert digests(again.out)[name] == digests(clean.out)[name]


def test_a_vanished_document_gives_its_labels_up(project):
    project.write(SHARED)
    project.build(strict=True)
    (project.root / "src/a.md").unlink()
    project.write({"index.rst": SHARED["index.rst"].replace("   a\n", "")})
    built = project.build()
    assert built.app.env.domaindata["math"]["objects"]["x"][0] == "b"
    assert "only" not in built.app.env.domaindata["math"]["objects"]


def test_two_builds_are_the_same_under_any_hash_seed(project):
    project.write(SHARED)
    project.build("dummy", strict=True)
    outputs = []
    for seed in ("1", "2"):
        out = project.root / f"out{seed}"
        command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "html"]
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        source = str(project.root / "src")
        subprocess.run([*command, source, str(out)], check=True, env=env)
        outputs.append(digests(out))
    assert outputs[0] == outputs[1]


def test_an_environment_without_the_extension_is_not_trusted(project):
    project.write(SHARED)
    built = project.build(strict=True)
    assert built.app.env.domaindata["math"]["version"] == 1
