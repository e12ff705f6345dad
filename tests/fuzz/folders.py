"""Hostile folders of manifests, near to sound ones."""

import os
from copy import deepcopy

import yaml

TEXTS = [
    *("\x1b[2J", "\x1b]52;c;cm0=\x07", "\u202e", "\r", "\n", "\x9b8m", "\x7f", "\0", "", "-", ".."),
    *("--post-renderer=CANARY", "--output-dir=OUTSIDE", "--output=OUTSIDE"),
    *("../OUTSIDE", "/OUTSIDE"),
    *("`", "<!--", "$(CANARY)", "`CANARY`", "; CANARY", "!!python/name:os.system", "a" * 300),
    *("https://a:b@c.example", "1e999", "*", "ä", "\ufeff", "\U000e0001", "{{ .Values }}", "%s"),
]
VALUES = [None, True, 0, -1, 2**70, 1.5, float("nan"), [], {}, [None], [[]], {"": None}, {1: 2}]
RAW = [
    *("a: &a [*a]", "&a {<<: *a}", "[" * 5000, "- " * 3000, "!!bool a", "!!set {a}", "!!int ''"),
    *("? [a]\n: b", "!!binary a", "%YAML 9.9\n---\n", "a: b: c", "\x1b", "9" * 5000, "!own a"),
    *("a: !!python/object/apply:os.system [CANARY]", "---\n---\n- a", "- &a b\n- *c", "\ud800"),
    "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9 if n else 'x' * 9)}]" for n in range(9)),
]
LINKS = ["/dev/zero", "/etc/passwd", "../../secret.yaml", "..", "missing", "loop.yaml", "a.yaml"]


def text_of(chance, canary, outside):
    text = "".join(chance.choice(TEXTS) for _ in range(chance.choice([1, 1, 2])))
    return text.replace("CANARY", str(canary)).replace("OUTSIDE", str(outside))


def places(value):
    """Yield each mapping or list in a value with each of its keys."""
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for key, each in list(entries):
        yield value, key
        if isinstance(each, dict | list):
            yield from places(each)


def write_folder(folder, objects, chance, canary, outside):
    """Write changed objects, and now and then a file that is none of them."""
    folder.mkdir(parents=True)
    for number, each in enumerate(objects):
        changed = yaml.safe_load(yaml.safe_dump(each))
        for _ in range(chance.choice([0, 1, 2, 3])):
            holder, key = chance.choice([*places(changed)])
            is_text = chance.random() < 0.7
            value = text_of(chance, canary, outside) if is_text else deepcopy(chance.choice(VALUES))
            if isinstance(holder, dict) and chance.random() < 0.2:
                holder[text_of(chance, canary, outside)] = holder.pop(key)
            else:
                holder[key] = value
        (folder / f"{number}.yaml").write_text(yaml.dump(changed))
    match chance.randrange(12):
        case 0:
            raw = chance.choice(RAW).replace("CANARY", str(canary))
            (folder / "raw.yaml").write_bytes(raw.encode("utf-8", "surrogatepass"))
        case 1:
            (folder / "loop.yaml").symlink_to(chance.choice(LINKS))
        case 2:
            os.mkfifo(folder / "fifo.yaml")
        case 3:
            (folder / os.fsdecode(b"\xff\x1b[2J-values.yaml")).write_text("a: b")
        case 4:
            (folder / "-values.yaml\n").mkdir()
            (folder / "-values.yaml\n/\u202ea-values.yaml").write_text("a: \x85")
        case 5:
            with (folder / "sparse.yaml").open("w") as file:
                file.truncate(2**40)
