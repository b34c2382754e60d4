"""What stands in a module, read from its text alone: nothing of the product is imported."""

import ast
import io
import tokenize
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

NO_CODE = frozenset(
    {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
)
WITH_DOCSTRING = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One module: its dotted name and its file."""

    name: str
    path: Path

    @property
    def is_migration(self) -> bool:
        return ".migrations" in self.name

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def nodes(self) -> list[ast.AST]:
        return list(ast.walk(ast.parse(self.text)))

    @cached_property
    def tokens(self) -> list[tokenize.TokenInfo]:
        return list(tokenize.generate_tokens(io.StringIO(self.text).readline))

    @cached_property
    def code(self) -> set[int]:
        """The numbers of its lines with code: no blank lines, comments and docstrings."""
        written = (token for token in self.tokens if token.type not in NO_CODE)
        lines = {line for token in written for line in range(token.start[0], token.end[0] + 1)}
        return lines - {line for node in self.nodes for line in _docstring(node)}

    @property
    def functions(self) -> list[int]:
        """How many lines of code each function has, decorators and inner functions included."""
        found = (node for node in self.nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
        return [len(self.code & set(_lines(node))) for node in found]

    @property
    def imports(self) -> Iterator[tuple[str, str]]:
        """What each import may mean: of `from x import y` first the module x.y, then y in the module x."""
        for node in self.nodes:
            if isinstance(node, ast.Import):
                yield from ((alias.name, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from ((f"{node.module}.{alias.name}", node.module) for alias in node.names)


def sources(folder: Path, packages: Iterable[str]) -> list[Source]:
    """The modules of these packages, by name."""
    paths = sorted(path for package in packages for path in (folder / package).rglob("*.py"))
    return [Source(_dotted(path.relative_to(folder)), path) for path in paths]


def _dotted(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def _docstring(node: ast.AST) -> Iterable[int]:
    if isinstance(node, WITH_DOCSTRING) and ast.get_docstring(node, clean=False) is not None:
        return range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1)
    return ()


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> range:
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    return range(first, (node.end_lineno or 0) + 1)
