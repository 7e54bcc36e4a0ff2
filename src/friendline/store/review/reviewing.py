"""Reviewing what the store holds, and laying the review out for the pages that show it."""

import time
from dataclasses import replace
from datetime import date

from django.db import transaction

from friendline.review.assemble import Assembled, assemble
from friendline.review.progress import Progress, Silent
from friendline.review.reading import Read, reading_for
from friendline.review.said import Said
from friendline.store import clock, documents
from friendline.store.imports.kept import read_kept
from friendline.store.labels import LABELS
from friendline.store.models import Reviewed
from friendline.store.over_time.meetings import calendar_meetings
from friendline.store.people.facts import people_with_facts
from friendline.store.policy import policies
from friendline.store.policy.policy_changes import keep_cases
from friendline.store.requests.request_intake import take_in
from friendline.store.review.freshness import is_current, last_change
from friendline.store.review.laying_out import LaidOut
from friendline.store.review.screened import StoreMemory
from friendline.store.said import DECISIONS

__all__ = ["assembled", "is_current", "refresh"]


def assembled(progress: Progress | None = None, today: date | None = None) -> Assembled:
    """Review everything that was imported, by what the owner said and the policy of today.

    Nothing leaves the machine: a detector that would send something away does not.

    Args:
        progress: Is told what is being done.
        today: The day of the review; the day it is for the owner if left out.
    """
    progress, zone = progress or Silent(), clock.zone()
    policy = policies.current()
    said = Said(
        documents.statements(zone),
        DECISIONS.read(),
        documents.screening(),
        LABELS.read(),
        memory=StoreMemory(),
        edited=documents.edited(),
    )
    progress.stage("Reading what was imported")
    reading = reading_for(zone, today or clock.today(), policy)
    return assemble(_read(), policy, said, reading, progress)


def refresh(progress: Progress | None = None, today: date | None = None) -> Assembled:
    """Review everything anew and keep the review, in the place of the one before.

    Requests are brought in line with it.

    Args:
        progress: Is told what is being done.
        today: The day of the review; the day it is for the owner if left out.

    Returns:
        The review that is kept.
    """
    began, known = time.monotonic(), last_change()
    made = assembled(progress, today)
    (progress or Silent()).stage("Keeping the review")
    with LaidOut(made) as laid_out, transaction.atomic():
        laid_out.move_in()
        keep_cases(made, date.fromisoformat(made.review.today))
        Reviewed.objects.all().delete()
        Reviewed.objects.create(
            at=clock.now(),
            today=date.fromisoformat(made.review.today),
            zone=made.review.zone,
            policy=policies.number(),
            changes=known,
            seconds=time.monotonic() - began,
        )
        take_in(today)
    calendar_meetings()  # so that no page has to work them out
    return made


def _read() -> Read:
    read = read_kept()
    return replace(read, book=replace(read.book, people=people_with_facts(read.book.people)))
