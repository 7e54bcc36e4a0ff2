"""Jobs that a desk asks for, noted and not done."""

from dataclasses import dataclass, field

from friendline.desk.jobs import Jobs, Standing
from friendline.store.jobs import Job


@dataclass
class NotedJobs(Jobs):
    """Notes what is asked for, and shows whatever a test says."""

    asked: list[Job] = field(default_factory=list)
    shown: Standing = field(default_factory=Standing)

    @property
    def standing(self) -> Standing:
        """How it is said to stand."""
        return self.shown

    def ask(self, job: Job) -> None:
        """Note a job."""
        self.asked.append(job)
