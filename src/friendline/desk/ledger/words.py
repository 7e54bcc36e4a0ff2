"""What each kind of entry says, in one table: a sentence, and what it is filed under.

``{who}`` is the person it is about; another name in braces is a word of the entry. What stands in
square brackets is said only where all its words are there.
"""

from dataclasses import dataclass
from typing import Final

__all__ = ["GROUPS", "KINDS", "Kind", "kinds_of"]

_ASKS: Final = "Requests and answers"
_LETTERS: Final = "Letters"
_PEOPLE: Final = "People and facts"
_WHO: Final = "Who is who"
_FOUND: Final = "What was found in posts"
_TOUCH: Final = "Keep in touch"
_ENDINGS: Final = "Endings"
_FAIR: Final = "Equal treatment"
_POLICY: Final = "Policy"
_STORE: Final = "Imports and settings"


@dataclass(frozen=True)
class Kind:
    """A kind of entry.

    Attributes:
        group: What it is filed under.
        sentence: What it says.
    """

    group: str
    sentence: str


KINDS: Final = {
    "request_came": Kind(_ASKS, "{kind} {who}[ on {channel}] came with an import."),
    "noted_request": Kind(_ASKS, "You noted {kind} {who}[ on {channel}][, of {on}][: “{note}”]."),
    "request_is_of": Kind(_ASKS, "A request was found to be of {who}."),
    "answered": Kind(
        _ASKS,
        "You chose an answer for {who}[ on {channel}]: {answer}"
        "[. The policy says {departs}][. Your reason: “{why}”].",
    ),
    "asked_first": Kind(_ASKS, "You asked {who} something first[: “{what}”]."),
    "put_off": Kind(_ASKS, "You put off what {who} asked[ until {until}]."),
    "pressed": Kind(_ASKS, "You carried out the answer to {who}[, {silently}]."),
    "invited": Kind(_ASKS, "You invited {who}."),
    "heard_back": Kind(_ASKS, "{who} answered your request[: {yes}]."),
    "withdrawn": Kind(_ASKS, "{who} took the request back[: “{note}”]."),
    "reopened": Kind(_ASKS, "You opened the request of {who} again[: “{note}”]."),
    "undone": Kind(_ASKS, "You took back a step with {who}[: {act}]."),
    "due_again": Kind(_ASKS, "What {who} asked waits again, as you had put it off to this day."),
    "waits_again": Kind(_ASKS, "What {who} asked waits on the network again."),
    "seen": Kind(_ASKS, "What {who} asked was seen in a newer export."),
    "settled_elsewhere": Kind(_ASKS, "What {who} asked no longer waits on the network."),
    "reacted": Kind(_ASKS, "You noted how {who} took it: {how}[. “{note}”]."),
    "letter_sent": Kind(_LETTERS, "You sent words to {who}[: “{text}”]"),
    "letter_taken_back": Kind(_LETTERS, "You noted that the letter to {who} was not sent."),
    "person_added": Kind(_PEOPLE, "You added {who} by hand."),
    "person_taken_out": Kind(_PEOPLE, "You took {who} out of what you added by hand."),
    "fact_said": Kind(
        _PEOPLE,
        "You said of {who}: {name} is {value}[, since {since}][. How you know: “{evidence}”].",
    ),
    "fact_undone": Kind(_PEOPLE, "You took back what you said of {who}[: {name}]."),
    "interest_noted": Kind(_PEOPLE, "You noted something that {who} told you of their interests."),
    "interest_forgotten": Kind(_PEOPLE, "You took back a note on the interests of {who}."),
    "forgotten": Kind(_PEOPLE, "Somebody was forgotten. What was written of them is erased."),
    "let_back": Kind(_PEOPLE, "Somebody who was forgotten may come back with the next import."),
    "decided": Kind(_WHO, "About {who} you said: {act}[ {other_name}][ ({handle})][. “{note}”]."),
    "labelled": Kind(
        _FOUND,
        "You said of a finding[ of {category}]: {verdict}[, {scope}][, for {who_name}]"
        "[. “{note}”].",
    ),
    "contact_noted": Kind(_TOUCH, "You noted contact with {who}: {how}."),
    "contact_undone": Kind(_TOUCH, "You took back a contact with {who}."),
    "referral_noted": Kind(
        _TOUCH, "You noted that {who} referred somebody to you[, on {on}][: “{note}”]."
    ),
    "referral_undone": Kind(_TOUCH, "You took back that {who} referred somebody to you."),
    "cadence_set": Kind(_TOUCH, "You said how often you want contact with {of}: {days}."),
    "cadence_dropped": Kind(_TOUCH, "You no longer say how often you want contact with {of}."),
    "snoozed": Kind(_TOUCH, "{who} is left out of the list until {until}."),
    "snooze_ended": Kind(_TOUCH, "{who} is back in the list."),
    "work_ended": Kind(_ENDINGS, "The work with {who} ended[ on {on}][, {by}][, {terms}]."),
    "ending_chosen": Kind(
        _ENDINGS, "After the work with {who} ended you chose[ on {channel}]: {choice}[. “{why}”]."
    ),
    "ending_unchosen": Kind(_ENDINGS, "You took back what you chose after the work with {who}."),
    "ending_undone": Kind(_ENDINGS, "You took back that the work with {who} ended."),
    "treatment_settled": Kind(
        _FAIR, "You settled why people with equal facts were answered differently[: {settled}]."
    ),
    "treatment_unsettled": Kind(
        _FAIR, "You took back why people with equal facts were answered differently."
    ),
    "looked_again": Kind(_FAIR, "You looked again at how everybody is treated[: “{words}”]."),
    "look_taken_back": Kind(_FAIR, "You took back that you looked again."),
    "incident_noted": Kind(_FAIR, "You noted something that went wrong[ with {about}]."),
    "incident_seen_to": Kind(_FAIR, "You saw to something that had gone wrong[ with {about}]."),
    "incident_open_again": Kind(_FAIR, "Something that went wrong[ with {about}] is open again."),
    "incident_forgotten": Kind(_FAIR, "You took back a note of something that went wrong."),
    "policy_saved": Kind(_POLICY, "You saved the policy “{name}” as number {number}[: “{note}”]."),
    "policy_published": Kind(_POLICY, "You published number {number} of the policy."),
    "interview_answered": Kind(_POLICY, "You answered why you want a policy."),
    "imported": Kind(_STORE, "{source} was imported: {records}."),
    "said": Kind(_STORE, "You changed {text}[: {what}]."),
    "set": Kind(_STORE, "You set {name} to {value}."),
    "setting_changed": Kind(_STORE, "You set {name} to {value}."),
    "preference_changed": Kind(_STORE, "You set {name} to {value}."),
    "said_of_myself": Kind(_STORE, "You said of yourself: {claim}."),
    "unsaid_of_myself": Kind(_STORE, "You took back what you said of yourself: {claim}."),
    "backed_up": Kind(_STORE, "A copy of the store was made[: {file}]."),
    "store_encrypted": Kind(_STORE, "You encrypted the store."),
    "passphrase_changed": Kind(_STORE, "You gave the store another passphrase."),
    "check_waived": Kind(_STORE, "You waived a point of the checklist[: {check}][. “{why}”]."),
    "check_taken_up": Kind(_STORE, "You took up a point of the checklist again[: {check}]."),
}

GROUPS: Final = tuple(dict.fromkeys(kind.group for kind in KINDS.values()))
"""What entries are filed under, in their order."""


def kinds_of(group: str) -> list[str]:
    """Give the kinds that are filed under a group."""
    return [name for name, kind in KINDS.items() if kind.group == group]
