"""Figures of the code itself, read from its source alone: `python -m tests.structure.figures [FOLDER ...]`.

One column a checkout, so that what was before stands beside what is; without a folder, of this one.
"""

import ast
import re
import subprocess
import sys
import tokenize
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from statistics import median, quantiles

from tests.structure.source import Source, sources

ROOT = Path(__file__).parent.parent.parent
PACKAGES = ("jobmatch", "candidates", "employers", "matching", "notifications")
LONG, VERY_LONG = 200, 300
IGNORE = re.compile(r"# type: ignore(\[[\w, -]+\])?(?P<why>  # .+)?")
QUOTED_ANY = re.compile(r"\bAny\b(?=[],])")
Arrows = Mapping[str, set[str]]


def arrows(modules: list[Source]) -> dict[str, set[str]]:
    """Which module imports which other ones."""
    names = {module.name for module in modules}
    return {
        module.name: {one if one in names else other for one, other in module.imports} & names - {module.name}
        for module in modules
    }


def cycles(graph: Arrows) -> int:
    """How many modules can be reached again from themselves."""
    return sum(name in _reached(graph, name) for name in graph)


def _reached(graph: Arrows, start: str) -> set[str]:
    seen: set[str] = set()
    waiting = [*graph[start]]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += graph[name]
    return seen


def mutual_pairs(graph: Arrows) -> list[str]:
    """Pairs of packages, two levels deep, that import each other."""
    pairs = {(_package(name), _package(other)) for name, others in graph.items() for other in others}
    return [f"{one} <> {two}" for one, two in sorted(pairs) if one < two and (two, one) in pairs]


def _package(name: str) -> str:
    return ".".join(name.split(".")[:2])


def checked(folder: Path) -> list[Path]:
    """The files and folders that `make check` gives to mypy."""
    makefile = folder / "Makefile"
    given = re.search(r"^\t.*\bmypy (.+)$", makefile.read_text() if makefile.exists() else "", re.MULTILINE)
    if given is None:
        return []
    command = ["make", "--silent", "--no-print-directory", f"--eval=given-to-mypy: ; @echo {given[1]}"]
    shown = subprocess.run(
        [*command, "given-to-mypy"], cwd=folder, capture_output=True, text=True, check=True
    ).stdout
    return [folder / name for name in shown.split()]


def lengths(values: list[int]) -> str:
    """The median, what nine in ten stay within, and the longest."""
    if len(values) < 2:
        return str(*values)
    return f"{median(values):g} / {quantiles(values, n=10, method='inclusive')[-1]:.0f} / {max(values)}"


def of_code(folder: Path, modules: list[Source]) -> Iterator[tuple[str, object]]:
    product = [module for module in modules if module.code and not module.is_migration]
    tests = sum(len(module.code) for module in sources(folder, ["tests"]))
    total = sum(len(module.code) for module in product)
    functions = [length for module in product for length in module.functions]
    yield "modules with code", len(product)
    yield "lines of code", total
    yield "lines of a file, median / p90 / max", lengths([len(module.code) for module in product])
    yield "functions", len(functions)
    yield "lines of a function, median / p90 / max", lengths(functions)
    yield "lines of tests per line of code", f"{tests / max(total, 1):.2f}"
    nodes = [node for module in product for node in module.nodes]
    yield "`except RuleBroken`", sum(_catches(node, "RuleBroken") for node in nodes)
    yield "`status=422 if`", sum(_answers_422(node) for node in nodes)


def _catches(node: ast.AST, name: str) -> bool:
    caught = ast.walk(node.type) if isinstance(node, ast.ExceptHandler) and node.type else ()
    return any(isinstance(each, ast.Name) and each.id == name for each in caught)


def _answers_422(node: ast.AST) -> bool:
    chosen = node.value if isinstance(node, ast.keyword) and node.arg == "status" else None
    return (
        isinstance(chosen, ast.IfExp) and isinstance(chosen.body, ast.Constant) and chosen.body.value == 422
    )


def of_imports(modules: list[Source]) -> Iterator[tuple[str, object]]:
    graph = arrows([module for module in modules if not module.is_migration])
    for package in PACKAGES:
        inside = {name for name in graph if name.partition(".")[0] == package}
        within = sum(len(graph[name] & inside) for name in inside)
        yield f"{package}: modules, arrows inside", f"{len(inside)}, {within}"
    yield "arrows in all", sum(map(len, graph.values()))
    yield "modules in a cycle", cycles(graph)
    pairs = mutual_pairs(graph)
    yield "mutual pairs of packages", f"{len(pairs)} ({'; '.join(pairs)})" if pairs else 0


def of_types(folder: Path, modules: list[Source]) -> Iterator[tuple[str, object]]:
    given, own = checked(folder), [module for module in modules if not module.is_migration]
    left_out = [module for module in own if not {module.path, *module.path.parents} & {*given}]
    yield "modules that mypy leaves out", f"{len(left_out)} of {len(own)}"
    nodes = [node for module in modules for node in module.nodes]
    names = sum(isinstance(node, ast.Name) and node.id == "Any" for node in nodes)
    texts = (node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
    calls = [node.func for node in nodes if isinstance(node, ast.Call)]
    casts = sum(isinstance(called, ast.Name) and called.id == "cast" for called in calls)
    ignored = [found for module in modules for found in ignores(module)]
    anything = names + sum(len(QUOTED_ANY.findall(text)) for text in texts)
    yield "`Any` + `cast` + `type: ignore`", f"{anything} + {casts} + {len(ignored)}"
    yield "`Any`, `cast` and `type: ignore` together", anything + casts + len(ignored)
    yield "`type: ignore` without its reason", sum(found["why"] is None for found in ignored)


def ignores(module: Source) -> Iterator[re.Match[str]]:
    """The comments of a module that tell mypy to pass over an error."""
    if "type: ignore" not in module.text:
        return iter(())
    comments = (token.string for token in module.tokens if token.type == tokenize.COMMENT)
    return (found for comment in comments if (found := IGNORE.match(comment)))


def of_templates(folder: Path) -> Iterator[tuple[str, object]]:
    paths = chain.from_iterable((folder / package).rglob("*.html") for package in PACKAGES)
    lines = [len(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    long = [length for length in lines if length > LONG]
    yield "lines of templates", len(lines)
    yield (
        f"lines of templates over {LONG}, over {VERY_LONG}, longest",
        ", ".join(
            str(each)
            for each in (len(long), sum(length > VERY_LONG for length in lines), max(lines, default=0))
        ),
    )
    yield f"share of their characters in lines over {LONG}", f"{sum(long) / max(sum(lines), 1):.0%}"


def figures(folder: Path) -> dict[str, str]:
    """Every figure of a checkout, by name."""
    modules = sources(folder, PACKAGES)
    found = chain(
        of_code(folder, modules), of_imports(modules), of_types(folder, modules), of_templates(folder)
    )
    return {name: str(value) for name, value in found}


def table(columns: Mapping[str, Mapping[str, str]]) -> str:
    """The figures of each checkout in a column, as Markdown."""
    names = dict.fromkeys(chain.from_iterable(columns.values()))
    rows = [["", *columns], ["---"] * (len(columns) + 1)]
    rows += [[name, *(column.get(name, "-") for column in columns.values())] for name in names]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


if __name__ == "__main__":
    folders = [Path(name) for name in sys.argv[1:]] or [ROOT]
    sys.stdout.write(table({folder.name: figures(folder) for folder in folders}) + "\n")
