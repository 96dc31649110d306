"""Every clause of an access.py, taken away or turned round, one at a time."""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any


@dataclass(frozen=True)
class Mutant:
    """One access.py with one clause less."""

    module: str
    function: str
    what: str
    tree: ast.Module

    @property
    def name(self) -> str:
        return f"{self.module}:{self.function}: {self.what}"

    def conditions(self, of: ModuleType) -> dict[str, dict[str, Any]]:
        """The dictionaries of verbs as this mutant would have them, by name."""
        space: dict[str, Any] = {"__name__": of.__name__, "__file__": of.__file__}
        exec(compile(self.tree, str(of.__file__), "exec"), space)  # noqa: S102 — our own source, one clause less
        return {name: space[name] for name, value in vars(of).items() if name.isupper() and isinstance(value, dict)}


def mutants(module: ModuleType) -> Iterator[Mutant]:
    tree = ast.parse(Path(str(module.__file__)).read_text())
    noun = module.__name__.split(".")[1]
    for function in (one for one in tree.body if isinstance(one, ast.FunctionDef) and _answers(one, "Q", "bool")):
        for path, node in _walk(function):
            for what, put in _changes(node):
                yield Mutant(noun, function.name, what, _with(tree, function, path, put))
        if _answers(function, "Q"):
            everything = ast.parse("return Q()").body
            yield Mutant(noun, function.name, "everything allowed", _with(tree, function, [("body", None)], everything))


def _changes(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Each way to take one clause away from this node, with words for it."""
    said = ast.unparse(node) if isinstance(node, ast.expr) else ""
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.BitAnd, ast.BitOr)):
        yield f"without {ast.unparse(node.right)} in {said}", node.left
        yield f"without {ast.unparse(node.left)} in {said}", node.right
    if isinstance(node, ast.BoolOp):
        for n, value in enumerate(node.values):
            rest = [one for m, one in enumerate(node.values) if m != n]
            yield f"without {ast.unparse(value)} in {said}", ast.BoolOp(node.op, rest) if len(rest) > 1 else rest[0]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.Invert, ast.Not)):
        yield f"{said} turned round", node.operand
    if _is_condition(node):
        assert isinstance(node, ast.Call)
        yield f"{said} turned round", ast.UnaryOp(ast.Invert(), node)
        for n, word in enumerate(node.keywords):
            fewer = copy.copy(node)
            fewer.keywords = [one for m, one in enumerate(node.keywords) if m != n]
            yield f"without {ast.unparse(word)} in {said}", fewer
    if isinstance(node, ast.IfExp):
        yield f"always {ast.unparse(node.body)}", node.body
        yield f"always {ast.unparse(node.orelse)}", node.orelse
    if isinstance(node, ast.If):
        for answer in (True, False):
            changed = copy.copy(node)
            changed.test = ast.Constant(answer)
            yield f"if {ast.unparse(node.test)}: as if {answer}", changed


def _is_condition(node: ast.AST) -> bool:
    """Q() without a clause already says everything."""
    return (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Q" and bool(node.keywords)
    )


def _answers(function: ast.FunctionDef, *kinds: str) -> bool:
    """A function that raises instead of answering guards a page; the table of doors holds it."""
    return isinstance(function.returns, ast.Name) and function.returns.id in kinds


def _walk(node: ast.AST, path: tuple[Any, ...] = ()) -> Iterator[tuple[list[Any], ast.AST]]:
    for name, value in ast.iter_fields(node):
        children = enumerate(value) if isinstance(value, list) else [(None, value)]
        for index, child in children:
            if isinstance(child, ast.AST) and name not in {"returns", "args", "decorator_list"} | (
                {"annotation"} if isinstance(node, ast.arg) else set()
            ):
                here = (*path, (name, index))
                yield list(here), child
                yield from _walk(child, here)


def _with(tree: ast.Module, function: ast.FunctionDef, path: list[Any], put: Any) -> ast.Module:
    """The whole module again, with this in that place."""
    changed = copy.deepcopy(tree)
    place: Any = next(one for one in changed.body if isinstance(one, ast.FunctionDef) and one.name == function.name)
    for name, index in path[:-1]:
        place = getattr(place, name) if index is None else getattr(place, name)[index]
    name, index = path[-1]
    if index is None:
        setattr(place, name, put)
    else:
        getattr(place, name)[index] = put
    return ast.fix_missing_locations(changed)
