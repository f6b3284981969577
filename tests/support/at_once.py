"""Doing the same work in several threads that start together, each with its own connections."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connections


THREADS = 8


def at_once(work: Callable[[], object], threads: int = THREADS) -> list[object]:
    """Do the work in so many threads, and return what each of them found."""
    barrier = Barrier(threads)

    def one() -> object:
        barrier.wait()
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(threads) as pool:
        return [each.result() for each in [pool.submit(one) for _ in range(threads)]]
