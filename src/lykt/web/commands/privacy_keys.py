"""`lykt privacy rotate-key`, `keys-copy` and `keys-back`: the keys that everything hangs on."""

from pathlib import Path

import click

from lykt.web.commands import running
from lykt.web.commands.failing import Failure
from lykt.web.commands.speaking import give, progress, say


@click.command("rotate-key")
def rotate_key() -> None:
    """Change the master key while everything runs.

    A new one is written into the key's file in front of the old one, every key in the store
    is wrapped anew, and the old one is removed. Interrupted, it is simply run again. Where
    LYKT_MASTER_KEY gives the key, give two there, the new one first and the old one after a
    comma, to all that runs; this wraps the keys anew and says when the old one can go.
    """
    running.database()
    from lykt.privacy.sealing.master import from_environment
    from lykt.privacy.sealing.rotation import rotate

    tell = progress()
    rewrapped = 0
    try:
        for step in rotate():
            rewrapped = step.rewrapped
            if tell:
                tell("Keys wrapped anew", rewrapped)
    finally:
        if tell:
            tell("", -1)
    give(f"Keys wrapped anew: {rewrapped}\n")
    if from_environment():
        say("Nothing needs the old key any more: take it out of LYKT_MASTER_KEY.")
    else:
        say("Nothing needs the old key any more, and it is gone. Keep a copy of the new one.")


@click.command("keys-copy")
def keys_copy() -> None:
    """Write the copy of the key store over the one before: run it at least once a day.

    LYKT_KEYS_COPY says in which folder. There is only this one copy, and no older one may
    be kept: whoever is erased would still be readable with it.
    """
    running.database()
    from lykt.privacy.sealing.copying import VARIABLE, copy_store

    path = copy_store()
    if path is None:
        raise Failure(f"Say with {VARIABLE} in which folder, on another disk, it is kept.")
    give(f"{path}\n")


@click.command("keys-back")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def keys_back(file: Path) -> None:
    """Put back what the key store has lost, from its copy FILE.

    What stands whole in the store is kept. Whoever is erased, by the copy or by the store,
    has no key afterwards. The master key must be there.
    """
    running.django()
    from lykt.privacy.sealing.copying import copy_store
    from lykt.privacy.sealing.putting_back import put_back
    from lykt.privacy.sealing.reading_copies import CopyProblem, read_copy
    from lykt.privacy.sealing.router import STORE
    from lykt.privacy.sealing.starting import check, check_apart
    from lykt.web.preparing import State, prepare_store, state

    try:
        # Looked at before a store is made to put it into.
        read_copy(file)
        check_apart()
        if state(STORE) is State.EMPTY:
            prepare_store()
        elif state(STORE) is not State.READY:
            raise Failure("The key store is of another version of Lykt than this one.")
        told = put_back(file)
    except CopyProblem as problem:
        raise Failure(str(problem)) from None
    if state() is State.READY:
        check()
    copy_store()
    give(f"Keys put back: {told.back}\nAlready there: {told.there}\n")
    if told.erased:
        say(f"{told.erased} were of erased people, and have been destroyed.")
    if told.damaged:
        say(f"{told.damaged} are damaged in the copy too: what they sealed cannot be read.")
    if told.other:
        say(f"{told.other} have been made anew since, and stay: what the old ones sealed is lost.")
