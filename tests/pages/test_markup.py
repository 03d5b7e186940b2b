"""HTML as a tree, also where authors have left out what browsers add."""

import pytest

from build_tools.pages.markup import parse


@pytest.mark.parametrize(
    ("html", "whole"),
    [
        ("<ul><li>a<ul><li>b<li>c</ul><li>d</ul>", "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>"),
        ("<dl><dt>a<dd>b<dt>c<dd>d</dl>", "<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl>"),
        (
            "<table><tr><th>a<td>b<tr><th>c<td>d</table>",
            "<table><tr><th>a</th><td>b</td></tr><tr><th>c</th><td>d</td></tr></table>",
        ),
    ],
)
def test_ends_that_are_left_out_are_where_browsers_put_them(html: str, whole: str) -> None:
    """Lists in lists and tables too."""
    assert parse(html) == parse(whole)
