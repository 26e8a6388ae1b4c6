"""Frozen, slotted dataclasses that cost next to nothing to define.

The standard library's module imports `inspect` and compiles several methods for each class: about a third of what an
everyday verb executes. Here the methods are shared; only classes with many instances get an `__init__` of their own.
"""

from collections.abc import Callable
from typing import Any, TypeVar, cast, dataclass_transform

T = TypeVar("T")
MISSING: Any = object()  # the default of a field that has none
FEW = 20  # instances that are made in the time that it takes to compile an `__init__`


class Field:
    """One field of a class."""

    def __init__(self, name: str, kind: object, default: Any) -> None:
        self.name, self.type, self.default = name, kind, default


@dataclass_transform(frozen_default=True)
def dataclass(cls: type[T]) -> type[T]:
    """Return the class with a slot and a parameter for each annotated name, as `dataclass(frozen=True, slots=True)`."""
    own = {
        name: Field(name, hint, cls.__dict__.get(name, MISSING))
        for name, hint in cls.__annotations__.items()
        if not str(hint).startswith(("typing.ClassVar", "ClassVar"))
    }
    shared = {name: method for name, method in vars(_Methods).items() if callable(method)}
    kept = {name: value for name, value in vars(cls).items() if name not in {*own, "__dict__", "__weakref__"}}
    made = {"__slots__": tuple(own), "__match_args__": tuple(own), "__dataclass_fields__": own, "__made__": [0]}
    make: Any = type(cls)
    return cast(type[T], make(cls.__name__, cls.__bases__, {**shared, **kept, **made}))


def fields(cls: object) -> tuple[Field, ...]:
    """Return the fields of a class or of an instance."""
    return tuple(cast(Any, cls).__dataclass_fields__.values())


def field_names(cls: object) -> tuple[str, ...]:
    """Return the names of the fields of a class or of an instance."""
    return tuple(cast(Any, cls).__dataclass_fields__)


def replace(instance: T, /, **changes: object) -> T:
    """Return a copy with some fields changed, validated as a new instance is."""
    return type(instance)(**{**as_dict(instance), **changes})


def as_dict(instance: object) -> dict[str, object]:
    """Return the values of an instance by the name of their field."""
    return {name: getattr(instance, name) for name in cast(Any, instance).__dataclass_fields__}


def _init_of(cls: type) -> Callable[..., None]:
    """Return `__init__` of a class."""
    listed, after = fields(cls), hasattr(cls, "__post_init__")
    names = {"set_": object.__setattr__, **{f"default_{each.name}": each.default for each in listed}}
    parameters = (each.name if each.default is MISSING else f"{each.name}=default_{each.name}" for each in listed)
    body = [f"set_(self, {each.name!r}, {each.name})" for each in listed] + ["self.__post_init__()"] * after
    exec(f"def __init__(self, {', '.join(parameters)}):\n " + "\n ".join(body or ["pass"]), names)  # noqa: S102 - names of fields
    return cast(Callable[..., None], names["__init__"])


class _Methods:
    """Methods of every such class."""

    def __init__(self, *values: Any, **named: Any) -> None:
        cls: Any = type(self)
        cls.__made__[0] += 1
        given = dict(zip(cls.__match_args__, values, strict=False)) | named
        is_wrong = len(given) < len(values) + len(named)
        whole = [given.pop(each.name, each.default) for each in fields(cls)]
        if is_wrong or given or any(each is MISSING for each in whole) or cls.__made__[0] > FEW:
            cls.__init__ = _init_of(cls)  # which says what is wrong, too
            cls.__init__(self, *values, **named)
            return
        for name, value in zip(cls.__match_args__, whole, strict=True):
            object.__setattr__(self, name, value)
        if hasattr(cls, "__post_init__"):
            cls.__post_init__(self)

    def __setattr__(self, name: str, *value: object) -> None:
        raise AttributeError(f"cannot change field {name!r}")

    __delattr__ = __setattr__

    def __eq__(self, other: object) -> bool:
        return _values(self) == _values(other) if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash(_values(self))

    def __repr__(self) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={value!r}' for name, value in as_dict(self).items())})"

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), _values(self)


def _values(instance: object) -> tuple[object, ...]:
    return tuple([getattr(instance, name) for name in cast(Any, instance).__dataclass_fields__])
