"""Run one job in a process of its own, and measure the job and not what it is given."""

import multiprocessing
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.queues import Queue

Result = TypeVar("Result")


@dataclass(frozen=True)
class Measured(Generic[Result]):
    """What a job gave and took.

    Attributes:
        result: What it gave.
        cpu_seconds: CPU time of all threads.
        peak_mib: Peak resident memory of the whole process while it ran.
        beyond_mib: The same without what was resident before.
    """

    result: Result
    cpu_seconds: float
    peak_mib: float
    beyond_mib: float


def measured(job: Callable[[], Result]) -> Measured[Result]:
    """Do a job here and now."""
    _forget_peak()
    before = _resident()
    began = time.process_time()
    result = job()
    seconds = time.process_time() - began
    peak = _peak()
    return Measured(result, seconds, peak, max(peak - before, 0.0))


def alone(job: Callable[..., Result], *given: Any) -> Result:  # noqa: ANN401 - of the job's choice
    """Call a function of a module in a new process, and give what it returns."""
    context = multiprocessing.get_context("spawn")
    answer: Queue[tuple[Any, BaseException | None]] = context.Queue()
    process = context.Process(target=_call, args=(answer, job, given))
    process.start()
    result, fault = answer.get()
    process.join()
    if fault is not None:
        raise fault
    found: Result = result
    return found


def _call(
    answer: "Queue[tuple[Any, BaseException | None]]",
    job: Callable[..., Any],
    given: tuple[Any, ...],
) -> None:
    try:
        answer.put((job(*given), None))
    except Exception as fault:  # noqa: BLE001 - raised again by who waits for the answer
        answer.put((None, fault))


def _forget_peak() -> None:
    """Let the kernel count the peak from now on; where it cannot, the peak stays the process's."""
    forget = Path("/proc/self/clear_refs")
    if forget.exists():
        forget.write_text("5", "ascii")


def _resident() -> float:
    return _status("VmRSS:")


def _peak() -> float:
    return _status("VmHWM:") or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _status(field: str) -> float:
    """Read a size from Linux's own account of this process, in MiB; 0 where there is none."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    for line in status.read_text("ascii").splitlines():
        if line.startswith(field):
            return float(line.split()[1]) / 1024
    return 0.0
