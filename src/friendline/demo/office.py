"""The office's policy that is adopted only later: nobody may be told of it before (R80, A8)."""

from datetime import date, timedelta
from pathlib import Path
from typing import Final

DAYS_UNTIL_ADOPTED: Final = 11

_SETTINGS: Final = """\
# Made up, like everything in this folder.
name = "Our office: work and private life apart"
version = "1"
purpose = "Everybody in the office answers clients the same way."
sentence = "In our office clients find us on LinkedIn, and our personal accounts stay personal."
in_force_from = {adopted}
alternatives = ["linkedin", "e-mail"]

[channels]
facebook = "personal"
linkedin = "professional"
"""

_RULES: Final = """\
relationship,purpose,kin,answer,tone,say,because
,,yes,accept,warm,,Family comes first.
family,,,accept,warm,,Family comes first.
,professional,,accept,warm,I am glad to be in touch here.,This is the account for work.
known,personal,,offer_other,warm,"Our office keeps personal accounts apart from work, by a policy \
that holds for all of us since {spoken}. I would be glad to be in touch through {{offer}}.",\
The office keeps personal accounts apart from work.
unknown,,,ask,,,Say first who this is to you.
"""


def write_office_policy(folder: Path, today: date) -> date:
    """Write the policy's folder; give the day on which it is adopted, which is after today."""
    adopted = today + timedelta(days=DAYS_UNTIL_ADOPTED)
    spoken = f"{adopted.day} {adopted:%B %Y}"
    folder.mkdir(parents=True, exist_ok=True)
    settings = _SETTINGS.format(adopted=adopted.isoformat())
    (folder / "policy.toml").write_bytes(settings.encode())
    (folder / "rules.csv").write_bytes(_RULES.format(spoken=spoken).encode())
    return adopted
