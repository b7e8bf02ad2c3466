"""The setting: what stands of it, and each mistake with its remedy."""

from __future__ import annotations

import pytest

from sphinx_blogarchive.comments.setting.check import check
from sphinx_blogarchive.model.commenting import PROVIDERS, Commenting
from tests.reading.support import new_blog, said

SERVER = "https://comments.example.org"
DIGEST = "sha384-" + "A" * 64
GISCUS = {"repo": "me/blog", "repo_id": "R_1", "category": "Talk", "category_id": "DIC_1"}
CDN = "https://unpkg.com/@waline/client"
LOCAL = "js/waline.js"

#: A right setting for each provider.
RIGHT = {
    "waline": {"server": SERVER, "client": LOCAL},
    "artalk": {"server": SERVER, "options": {"site": "Blog"}},
    "isso": {"server": f"{SERVER}/isso/"},
    "giscus": {"options": GISCUS},
    "utterances": {"options": {"repo": "me/blog", "label": "comment"}},
    "disqus": {"options": {"shortname": "my-blog"}},
    "js/mine.js": {"options": {"anything": [1, True, "x"]}},
    "": {"snapshot": "stats.json", "recent": 0},
}


def of(name, /, **changes):
    return {"provider": name, **RIGHT[name], **changes}


def waline(**client):
    return of("waline", client=client)


#: What is written, the key that is wrong, and words that the remedy has.
MISTAKES = {
    "provider misspelt": (of("isso", provider="iso"), "provider", "write 'isso'"),
    "provider in capitals": (of("isso", provider="Waline"), "provider", "write 'waline'"),
    "provider by its site": (of("utterances", provider="utteranc.es"), "provider", "'utterances'"),
    "provider unknown": (of("isso", provider="hyper"), "provider", "one of waline, artalk"),
    "provider of a wrong type": (of("isso", provider=None), "provider", "the name of a service"),
    "adapter beyond the source": (of("isso", provider="../a.js"), "provider", "source folder"),
    "adapter elsewhere": (of("isso", provider="https://x.org/a.js"), "provider", "source folder"),
    "no provider": ({"server": SERVER}, "server", "give one of waline"),
    "key misspelt": (of("isso", conts=True), "conts", "write counts"),
    "key of nobody": (of("isso", mail=True), "mail", "write provider, server"),
    "key in capitals": ({"provider": "isso", "Server": SERVER}, "Server", "write server"),
    "options beside the others": (
        {"provider": "utterances", "repo": "me/blog"},
        "repo",
        'write "options": {…} around it',
    ),
    "no server": ({"provider": "isso"}, "provider", "give its address"),
    "server of a wrong type": (of("isso", server=8080), "server", "give an address"),
    "server without a scheme": (of("isso", server="a.org"), "server", "write 'https://a.org'"),
    "server with slashes alone": (of("isso", server="//a.org"), "server", "write 'https://a.org'"),
    "server of plain http": (of("isso", server="http://a.org"), "server", "'https://a.org'"),
    "server of another scheme": (of("isso", server="ftp://a.org"), "server", "give for example"),
    "server without a host": (of("isso", server="https://"), "server", "give for example"),
    "server with a wrong port": (of("isso", server="https://a.org:x"), "server", "for example"),
    "server with spaces": (of("isso", server="https://a.org "), "server", "give for example"),
    "server with a password": (of("isso", server="https://a:b@c.org"), "server", "before @"),
    "server with a path of its own": (
        of("waline", server=f"{SERVER}/w/ui/login"),
        "server",
        f"write '{SERVER}/w'",
    ),
    "server with its client": (
        of("isso", server=f"{SERVER}/js/embed.min.js"),
        "server",
        f"write '{SERVER}'",
    ),
    "server with a query": (of("isso", server=f"{SERVER}/?a=1"), "server", f"write '{SERVER}'"),
    "server of one that has none": (of("giscus", server=SERVER), "server", "take it out"),
    "no client of Waline": ({"provider": "waline", "server": SERVER}, "client", "@waline/client"),
    "a style alone for Waline": (waline(style="a.css"), "client", "@waline/client"),
    "client of a wrong type": (of("isso", client=["a.js"]), "client", "the address of a script"),
    "client with a wrong key": (waline(script=LOCAL, css="a.css"), "client", "write script, "),
    "client with a wrong value": (waline(script=LOCAL, style=1), "client", "give text"),
    "client beyond the source": (waline(script="../a.js"), "client", "from the source folder"),
    "client from the root": (waline(script="/a.js"), "client", "from the source folder"),
    "client that is no script": (waline(script="a.css"), "client", "ends in .js"),
    "style that is no sheet": (waline(script=LOCAL, style="a.scss"), "client", "ends in .css"),
    "style of one that has none": (
        of("isso", client={"style": "a.css"}),
        "client",
        "takes no style sheet",
    ),
    "client of no version": (waline(script=f"{CDN}/w.js"), "client", "exact version"),
    "client of a range": (
        waline(script=f"{CDN}@v3/w.js", script_integrity=DIGEST),
        "client",
        "exact version",
    ),
    "client of no digest": (waline(script=f"{CDN}@3.5.2/w.js"), "client", "script_integrity"),
    "style of no digest": (
        waline(script=LOCAL, style=f"{CDN}@3.5.2/w.css"),
        "client",
        "style_integrity",
    ),
    "client of plain http": (waline(script="http://a.org/w.js"), "client", "'https://a.org/w.js'"),
    "client with a wrong digest": (
        waline(script=f"{CDN}@3.5.2/w.js", script_integrity="sha384-abc"),
        "client",
        "openssl dgst",
    ),
    "client that is a module": (
        waline(script=f"{CDN}@3.5.2/dist/waline.js", script_integrity=DIGEST),
        "client",
        "/dist/waline.umd.js'",
    ),
    "digest of nothing": (
        of("artalk", client={"style_integrity": DIGEST}),
        "client",
        "give the address that it is of",
    ),
    "load misspelt": (of("isso", load="scrol"), "load", "write 'scroll'"),
    "load with an underscore": (of("isso", load="at_once"), "load", "write 'at once'"),
    "load of a wrong type": (of("isso", load=True), "load", "'scroll' or 'consent'"),
    "counts of a wrong type": (of("isso", counts="yes"), "counts", "True or False"),
    "views of a wrong type": (of("isso", views=1), "views", "True or False"),
    "login of a wrong type": (of("waline", login="/ui"), "login", "True or False"),
    "recent of a wrong type": (of("isso", recent=True), "recent", "0 for none"),
    "recent below zero": (of("isso", recent=-1), "recent", "give 0 to 50"),
    "recent without measure": (of("isso", recent=500), "recent", "give 0 to 50"),
    "language that is none": (of("isso", language="Chinese!"), "language", "'zh-CN'"),
    "language by its name": (of("isso", language="Chinese"), "language", "'zh-CN'"),
    "colours misspelt": (of("isso", color_scheme="darc"), "color_scheme", "write 'dark'"),
    "snapshot of a wrong type": (of("isso", snapshot=None), "snapshot", "path of a file"),
    "snapshot that no system can have": (of("isso", snapshot="a\0b"), "snapshot", "stats.json"),
    "snapshot from elsewhere": (
        of("isso", snapshot="https://a.org/s.json"),
        "snapshot",
        "blogarchive stats pull",
    ),
    "key of an unknown field": (of("isso", key="/{title}/"), "key", "{id} and {docname}"),
    "key of one for all": (of("isso", key="/blog/"), "key", "put {id} or {docname} into it"),
    "key with a brace": (of("isso", key="/{id}}/"), "key", "/{id}"),
    "key with a comma": (of("isso", key="/a,{id}"), "key", "without spaces, commas"),
    "key of a wrong type": (of("isso", key=1), "key", "/archives/{id}/"),
    "options of a wrong type": (of("giscus", options="me/blog"), "options", "a dictionary"),
    "option misspelt": (of("artalk", options={"sit": "B"}), "sit", "write site"),
    "option that is needed misspelt": (
        of("utterances", options={"data-repo": "me/blog"}),
        "data-repo",
        "write repo",
    ),
    "options that are needed missing": (
        {"provider": "giscus"},
        "provider",
        "has no repo, repo_id, category, category_id for giscus",
    ),
    "option of nobody": (of("isso", options={"zzz": 1}), "zzz", "write avatar"),
    "options missing": ({"provider": "disqus"}, "provider", "before .disqus.com"),
    "option missing": (
        of("giscus", options={**GISCUS, "repo_id": ""}),
        "repo_id",
        "https://giscus.app",
    ),
    "repository without an owner": (of("utterances", options={"repo": "b"}), "repo", "owner/name"),
    "shortname with its host": (
        of("disqus", options={"shortname": "a.disqus.com"}),
        "shortname",
        "before .disqus.com",
    ),
    "mapping": (of("giscus", options={**GISCUS, "mapping": "og:title"}), "mapping", "leave it out"),
    "option that says neither yes nor no": (
        of("giscus", options={**GISCUS, "strict": True}),
        "strict",
        "give 1 or 0",
    ),
    "option that is no data": (of("js/mine.js", options={"act": print}), "act", "text, numbers"),
}


@pytest.mark.parametrize("provider", [*PROVIDERS, "js/mine.js", ""])
def test_a_right_setting_stands_without_a_word(provider):
    value = of(provider)
    good, problems = check(value)
    assert problems == []
    assert Commenting.of(good) == Commenting.of(value)


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_once_with_value_key_and_remedy(name):
    value, key, remedy = MISTAKES[name]
    _good, problems = check(value)
    assert [(problem.key, remedy in problem.message) for problem in problems] == [(key, True)]


def test_all_mistakes_are_told_at_once():
    value = of("isso", load="scrol", recent=-1, zzz=1)
    assert {problem.key for problem in check(value)[1]} == {"load", "recent", "zzz"}


@pytest.mark.parametrize("server", ["http://localhost:8360", "http://127.0.0.1:80", "http://[::1]"])
def test_a_server_on_ones_own_machine_can_do_without_https(server):
    assert check(of("isso", server=server))[1] == []


def test_a_server_can_be_below_a_path_of_its_host():
    good, problems = check(of("isso", server="https://example.org/services/isso/"))
    assert problems == []
    assert Commenting.of(good).server == "https://example.org/services/isso"


def test_without_its_server_a_provider_is_dropped_and_the_rest_stands():
    good, _problems = check({"provider": "isso", "server": "x", "recent": 3, "key": "/{id}"})
    assert good == {"recent": 3, "key": "/{id}"}


def test_a_wrong_option_alone_is_left_out():
    good, _problems = check(of("artalk", options={"site": "Blog", "sit": 1}))
    assert good == of("artalk")


def test_a_wrong_value_leaves_the_default():
    good, _problems = check(of("isso", recent="five"))
    assert Commenting.of(good).recent == 5


def test_a_client_can_come_from_the_server_itself_without_a_digest():
    assert check(of("waline", client=f"{SERVER}/client/waline.js"))[1] == []


def test_a_client_can_come_from_elsewhere_with_version_and_digest():
    client = {"script": f"{CDN}@3.5.2/dist/waline.umd.js", "script_integrity": DIGEST}
    assert check(of("waline", client=client))[1] == []


def test_who_wants_numbers_alone_can_say_so():
    good, problems = check(of("waline", client=""))
    assert problems == []
    assert Commenting.of(good).supplies == {"counts", "views", "recent", "login"}


def test_without_a_client_there_is_no_form_and_numbers_are_shown():
    good, _problems = check({"provider": "waline", "server": SERVER})
    assert Commenting.of(good).supplies == {"counts", "views", "recent", "login"}


def test_clients_of_a_service_come_from_its_server():
    assert Commenting.of(of("isso")).client.script == f"{SERVER}/isso/js/embed.min.js"
    assert Commenting.of(of("artalk")).client.style == f"{SERVER}/dist/Artalk.css"
    assert Commenting.of(of("disqus")).client.script == "https://my-blog.disqus.com/embed.js"


def test_what_a_provider_lacks_is_not_had_from_it():
    assert "views" not in Commenting.of(of("isso")).supplies
    assert Commenting.of(of("giscus")).supplies == {"form"}


@pytest.mark.parametrize(
    "decline", [{"counts": False}, {"views": False}, {"recent": 0}, {"login": False}]
)
def test_what_the_setting_declines_is_not_had(decline):
    supplies = Commenting.of(of("waline", **decline)).supplies
    assert supplies == PROVIDERS["waline"].supplies - decline.keys()


def test_without_a_provider_nothing_is_had():
    assert Commenting.of({}).supplies == frozenset()


@pytest.fixture(scope="module")
def blog(tmp_path_factory):
    blog = new_blog(tmp_path_factory)
    blog.write("js/waline.js", "")
    return blog


def test_a_warning_names_the_line_of_the_key(blog):
    blog.conf('blogarchive_comments = {\n    "provider": "isso",\n    "server": "a.org",\n}\n')
    (warning,) = said(blog, blog.build())
    lines = (blog.src / "conf.py").read_text().splitlines()
    assert (warning.file, warning.category) == ("conf.py", "blogarchive.comments")
    assert lines[warning.line - 1].strip() == '"server": "a.org",'
    assert "blogarchive_comments has the server 'a.org'" in warning.text


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (of("js/mine.js"), "js/mine.js"),
        (of("waline", client="js/walin.js"), "js/walin.js"),
        (of("waline", client={"script": LOCAL, "style": "waline.css"}), "waline.css"),
    ],
)
def test_a_file_that_does_not_exist_is_told(blog, value, name):
    blog.conf(f"blogarchive_comments = {value!r}\n")
    (warning,) = said(blog, blog.build())
    assert warning.category == "blogarchive.comments"
    assert repr(name) in warning.text
    assert "no such file" in warning.text


def test_a_file_of_nearly_that_name_is_the_remedy(blog):
    blog.conf(f"blogarchive_comments = {of('waline', client='js/walin.js')!r}\n")
    (warning,) = said(blog, blog.build())
    assert warning.text.endswith("write 'js/waline.js'")


def test_a_file_that_is_a_module_is_told(blog):
    blog.write("js/module.js", "const a = 1;export{a as init};")
    conf = of("waline", client="js/module.js")
    blog.conf(f"blogarchive_comments = {conf!r}\n")
    (warning,) = said(blog, blog.build())
    assert warning.text.endswith("which is a module, and no script; take dist/waline.umd.js")


def test_what_is_no_dictionary_is_told_as_of_any_option(blog):
    blog.conf('blogarchive_comments = "waline"\n')
    (warning,) = said(blog, blog.build())
    assert warning.category == "blogarchive.config"
    assert "give a dictionary" in warning.text
