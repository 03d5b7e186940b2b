"""Where a source line ends between Chinese characters, the page has no space; everything else stays as it is."""

import markdown
import pytest

EXTENSIONS = ["admonition", "tables", "md_in_html", "pymdownx.superfences", "build_tools.pages.folding"]


def page(text: str) -> str:
    """The HTML of a Markdown text."""
    return markdown.markdown(text, extensions=EXTENSIONS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一行，\n两行。\n三行", "<p>一行，两行。三行</p>"),
        ("一句。\n2025年又一句，\nGDP再一句", "<p>一句。2025年又一句，GDP再一句</p>"),
        ("**粗体。**\n后面", "<p><strong>粗体。</strong>后面</p>"),
        ("前面\n*强调*\n后面", "<p>前面<em>强调</em>后面</p>"),
        ("前面\n[链接](a.md)\n后面", '<p>前面<a href="a.md">链接</a>后面</p>'),
        ("前面\n“引文”\n后面……\n完", "<p>前面“引文”后面……完</p>"),
        ("<cite>书名</cite>\n后面", "<p><cite>书名</cite>后面</p>"),
        ("- 一行，\n  两行", "<ul>\n<li>一行，两行</li>\n</ul>"),
        ("> 一行，\n> 两行", "<blockquote>\n<p>一行，两行</p>\n</blockquote>"),
        ("# 标题\n正文", "<h1>标题</h1>\n<p>正文</p>"),
        ("一段\n\n两段", "<p>一段</p>\n<p>两段</p>"),
    ],
)
def test_lines_of_chinese_are_folded(text: str, expected: str) -> None:
    """Through emphasis, links, quotation marks, lists and quotations; blocks stay apart."""
    assert page(text) == expected


@pytest.mark.parametrize(
    "text",
    ["one line\nand another", "增长\nGDP", "GDP\n增长", "he said “one”\n“two”", "用 `代码`\n后面", "wait…\n“what”"],
)
def test_other_lines_keep_their_space(text: str) -> None:
    """English has one, and whether Chinese and Latin letters have one is for authors to say."""
    assert "\n" in page(text)


def test_code_is_as_written() -> None:
    """Lines of a program are lines, also where they hold Chinese."""
    assert "第一行\n第二行" in page("```\n第一行\n第二行\n```")


def test_a_space_that_was_written_stays() -> None:
    """Only ends of lines are folded."""
    assert page("前面 后面\n再后") == "<p>前面 后面再后</p>"
