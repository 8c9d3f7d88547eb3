"""typst: one compilation for all posters of a file; the compiler with its fonts stays warm between files."""

import json

import typst

import poster


def prepare() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[poster.FONTS])
    return typst.Compiler(poster.HERE / "poster.typ", root=poster.HERE, font_paths=fonts)


def one_file(compiler: typst.Compiler, contents: list) -> bytes:
    posters = [
        content
        | {
            "symbol": poster.symbol_svg(content),
            "name_size": poster.name_size(content),
            "list_size": poster.list_size(content),
        }
        for content in contents
    ]
    return compiler.compile(
        format="pdf",
        sys_inputs={"posters": json.dumps(posters, ensure_ascii=False)},
        # our writer makes no tags yet; they cost time and room
        pdf_tags=False,
    )


poster.contest(prepare, one_file)
