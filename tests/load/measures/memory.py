"""Memory of a process and its children as PSS: what is shared counts once."""

import psutil

MEBIBYTE = 1024 * 1024


def memory_of(pid: int) -> float:
    """Return the PSS of a process and all its children, in MB."""
    process = psutil.Process(pid)
    family = [process, *process.children(recursive=True)]
    return sum(one.memory_full_info().pss for one in family) / MEBIBYTE
