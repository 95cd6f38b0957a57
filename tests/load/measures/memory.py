"""What a process and its children take: memory as PSS, where what is shared counts once."""

import psutil

MEBIBYTE = 1024 * 1024


def memory_of(pid: int) -> float:
    """Return the PSS of a process and all its children, in MB."""
    return sum(one.memory_full_info().pss for one in _family(pid)) / MEBIBYTE


def processor_time_of(pid: int) -> float:
    """Return how long a process and all its children have computed, in seconds.

    On a machine that is shared it says more than how long somebody waited.
    """
    times = [one.cpu_times() for one in _family(pid)]
    return sum(one.user + one.system for one in times)


def _family(pid: int) -> list[psutil.Process]:
    process = psutil.Process(pid)
    return [process, *process.children(recursive=True)]
