"""``blogarchive build`` is ``sphinx-build`` with folders that are right."""

from __future__ import annotations


def built(blog, name):
    return (blog.src / "_build" / name).is_file()


def test_a_site_is_built_where_the_other_commands_look_for_it(run, blog):
    blog.post("a")
    blog.post("draft", draft="true")
    assert run("build", blog.src, "-q", "-j", "1").status == 0
    assert built(blog, "html/posts/a.html")
    assert not built(blog, "html/posts/draft.html")


def test_drafts_have_a_folder_of_their_own(run, blog):
    blog.post("draft", draft="true")
    run("build", blog.src, "-q", "-j", "1", "--drafts")
    assert built(blog, "html-drafts/posts/draft.html")
    assert not (blog.src / "_build/html").exists()


def test_builders_and_options_are_handed_on(run, blog):
    blog.post("a")
    run("build", blog.src, "-q", "-j", "1", "-b", "dirhtml", "-D", "project=Other")
    assert "Other" in (blog.src / "_build/dirhtml/posts/a/index.html").read_text(encoding="utf-8")


def test_warnings_fail_the_build_if_they_shall(run, blog):
    blog.write("index.md", "# Home\n\n{doc}`none`\n\n{doc}`nothing`\n")
    done = run("build", blog.src, "-q", "-j", "1")
    assert done.status == 0
    failed = run("build", blog.src, "-q", "-j", "1", "-W", "-E")
    assert failed.status == 1
    assert "none" in failed.err
    assert "nothing" in failed.err


def test_a_locale_that_the_machine_has_not_is_no_reason_to_fail(run, blog, monkeypatch):
    monkeypatch.setenv("LC_ALL", "tlh_KX.UTF-8")
    assert run("build", blog.src, "-q", "-j", "1").status == 0


def test_a_folder_without_a_project_is_told_of(run, tmp_path):
    done = run("build", tmp_path)
    assert (done.status, done.err.count("\n")) == (1, 1)
