"""Takes a guard away: the files of the tree that change, and their text without it."""

import ast
from dataclasses import dataclass
from pathlib import Path

from tests.faults.fault import Answers, Instead, Without


class NotThereError(Exception):
    """A place is not there, or a guard not exactly once in its place."""


@dataclass(frozen=True, slots=True)
class Place:
    """A function, table or whole module in its file."""

    file: Path
    tree: ast.Module
    node: ast.AST


def without(away: Answers | Without | Instead, root: Path) -> dict[str, str]:
    """The files below the root that change, each with its text without the guard."""
    places = _places(root, away.where)
    match away:
        case Answers(_, answer):
            texts = [_answering(place, answer) for place in places]
        case Without(_, word):
            texts = _leaving_out(places, word)
        case Instead(_, old, new):
            texts = [_with_another_text(place, old, new) for place in places]
    return {
        place.file.relative_to(root).as_posix(): text
        for place, text in zip(places, texts, strict=True)
        if text
    }


def _places(root: Path, where: str) -> list[Place]:
    """The place with this name; all modules of it, where it is a folder."""
    names = where.split(".")
    for depth in range(len(names), 0, -1):
        folder = root.joinpath(*names[:depth])
        if depth == len(names) and folder.is_dir():
            files = sorted(folder.glob("*.py"))
        else:
            files = [file for file in (folder.with_suffix(".py"), folder / "__init__.py") if file.is_file()]
        if files:
            return [_place(file, names[depth:]) for file in files]
    raise NotThereError(f"no module {where}")


def _place(file: Path, names: list[str]) -> Place:
    tree = ast.parse(file.read_text())
    node: ast.AST = tree
    for name in names:
        found = [each for each in getattr(node, "body", []) if name in _names_of(each)]
        if len(found) != 1:
            raise NotThereError(f"{name} is {len(found)} times in {file.name}")
        node = found[0]
    return Place(file, tree, node)


def _names_of(statement: ast.stmt) -> list[str]:
    match statement:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case ast.Assign(targets=targets):
            return [target.id for target in targets if isinstance(target, ast.Name)]
    return []


def _answering(place: Place, answer: str) -> str:
    if not isinstance(place.node, ast.FunctionDef):
        raise NotThereError("only a function answers")
    place.node.body = [ast.Return(ast.parse(answer, mode="eval").body)]
    return ast.unparse(place.tree)


def _with_another_text(place: Place, old: str, new: str) -> str:
    lines = place.file.read_text().splitlines(keepends=True)
    first, last = getattr(place.node, "lineno", 1) - 1, getattr(place.node, "end_lineno", len(lines))
    text = "".join(lines[first:last])
    if text.count(old) != 1:
        raise NotThereError(f"the text is there {text.count(old)} times")
    return "".join([*lines[:first], text.replace(old, new), *lines[last:]])


def _leaving_out(places: list[Place], word: str) -> list[str]:
    """The texts; empty for a module of several that does not have the word."""
    found = [_parts(place, word) for place in places]
    count = sum(map(len, found))
    if count < 1 or (count > 1 and len(places) == 1):
        raise NotThereError(f"{word} is in {count} parts that can be left out")
    for parts in found:
        for part, above in parts.items():
            _leave_out(part, above)
    return [ast.unparse(place.tree) if parts else "" for place, parts in zip(places, found, strict=True)]


def _parts(place: Place, word: str) -> dict[ast.AST, ast.AST]:
    """The smallest parts that have the word and can be left out, each with what it is a part of."""
    above = {part: node for node in ast.walk(place.node) for part in ast.iter_child_nodes(node)}
    parts: dict[ast.AST, ast.AST] = {}
    for said in [node for node in above if _says(node, word) and not isinstance(above[node], ast.Expr)]:
        part = said
        while not _can_go(part, above[part], word, place.node):
            part = above[part]
            if part is place.node:
                raise NotThereError(f"nothing around {word} can be left out")
        parts[part] = above[part]
    return parts


def _says(node: ast.AST, word: str) -> bool:
    match node:
        case ast.Name(ctx=ast.Load()) | ast.Attribute(ctx=ast.Load()):
            return f".{ast.unparse(node)}".endswith(f".{word}")
        case ast.Constant(value=str(text)):
            return word in text.split()
        case ast.keyword(arg=name):
            return name == word
    return False


def _can_go(part: ast.AST, above: ast.AST, word: str, place: ast.AST) -> bool:
    if not isinstance(place, ast.FunctionDef):
        return isinstance(above, ast.List | ast.Tuple | ast.Dict)
    match part:
        case ast.Expr() | ast.Raise() | ast.If(orelse=[]):
            return True
        case ast.Return():
            return above is not place
        case ast.keyword(arg=name):
            return name == word
    return isinstance(above, ast.BoolOp) or (isinstance(above, ast.comprehension) and part in above.ifs)


def _leave_out(part: ast.AST, above: ast.AST) -> None:
    if isinstance(above, ast.Dict):
        at = next(at for at, pair in enumerate(zip(above.keys, above.values, strict=True)) if part in pair)
        del above.keys[at], above.values[at]
        return
    [parts] = [each for _, each in ast.iter_fields(above) if isinstance(each, list) and part in each]
    instead = [ast.Pass()] if isinstance(part, ast.stmt) else []
    parts[parts.index(part) : parts.index(part) + 1] = instead
