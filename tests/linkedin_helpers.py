"""A made-up LinkedIn export of 2026, its older shapes, and short ways to read them."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TypeVar

from csv_archive_helpers import READING, MemoryArchive

from friendline.archives.linkedin import SOURCE
from friendline.archives.source import Reading
from friendline.model import Item, ItemKind, Record

Kind = TypeVar("Kind")

NOTES = (
    'Notes:\n"When you export connections, some addresses are missing: see https://example.org, '
    'and https://example.com"\n\n'
)
BASIC: dict[str, str] = {
    "Connections.csv": NOTES + "First Name,Last Name,URL,Email Address,Company,Position,"
    "Connected On\n"
    "Zoë,Brandt,https://www.linkedin.com/in/zo%C3%AB-brandt,,Baker & Co,Boss,08 Feb 2026\n"
    "Kim,Novak,https://www.linkedin.com/in/kim-novak,kim@example.org,,,01 Jun 2019\n"
    ",,,,,,07 Jun 2025",
    "Invitations.csv": "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
    'Jo Owner,Eve Ray,"7/4/26, 12:05 AM",Their words,OUTGOING,'
    "https://www.linkedin.com/in/jo-owner,https://www.linkedin.com/in/eve\n"
    'Zoë Brandt,Jo Owner,"1/29/26, 2:37\u202fPM",Their words,INCOMING,'
    "https://www.linkedin.com/in/zo%C3%AB-brandt,https://www.linkedin.com/in/jo-owner\n",
    "Profile.csv": "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,"
    "Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\n"
    'Jo,Owner,Baker,1 Road,"Jan 1, 1980",Consultant,I help.,,YO1,York,,,SKYPE:secret\n',
    "Profile Summary.csv": "Profile Summary\nI help.\n",
    "Email Addresses.csv": "Email Address,Confirmed,Primary,Updated On\n"
    "old@example.org,Yes,No,Not Available\nJo@Example.org,Yes,Yes,Not Available\n"
    "typo@example.org,No,No,Not Available\n",
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\n"
    "Fox Ltd,Adviser,Did things,York,Jan 2015,\n",
    "Education.csv": "School Name,Start Date,End Date,Notes,Degree Name,Activities\n"
    "Made-up College,1998,2001,,BA,Rowing\n",
    "Skills.csv": "Name\nNegotiation\nExcel\n",
    "Languages.csv": "Name,Proficiency\nWelsh,Native\n",
    "Certifications.csv": "Name,Url,Authority,Started On,Finished On,License Number\n"
    "First Aid,https://example.org,Red Cross,Jan 2024,,77\n",
    "Volunteering.csv": "Company Name,Role,Cause,Started On,Finished On,Description\n"
    "Food Bank,Driver,Hunger,Jun 2019,,Tuesdays\n",
    "Honors.csv": "Title,Description,Issued On\nPrize,For work,Dec 2022\n",
    "Projects.csv": "Title,Description,Url,Started On,Finished On\nBridge,A plan,,Jan 2020,\n",
    "Publications.csv": "Name,Published On,Description,Publisher,Url\nOn Change,2020,,Press,\n",
    "Courses.csv": "Name,Number\nLaw,101\n",
    "Organizations.csv": "Name,Position,Description,Started On,Finished On\nGuild,Chair,,2020,\n",
    "Recommendations_Given.csv": "First Name,Last Name,Company,Job Title,Text,Creation Date,"
    'Status\nKim,Novak,Novak Ltd,Boss,Kim is exact.,"07/21/09, 12:11 PM",VISIBLE\n',
    "Recommendations_Received.csv": "First Name,Last Name,Company,Job Title,Text,Creation Date,"
    'Status\nAnn,Lee,Lee Ltd,Boss,Jo is kind.,"07/22/09, 12:11 PM",VISIBLE\n'
    'Bo,Ek,Ek Ltd,Boss,Not to be shown.,"07/23/09, 12:11 PM",HIDDEN\n',
    "Rich_Media.csv": "Date/Time,Media Description,Media Link\n"
    '"You uploaded a feed photo on February 9, 2026 at 1:21 AM (GMT)",Lake day,https://m.org/a\n'
    '"You uploaded a feed document on July 1, 2024 at 9:39 AM (GMT)",A plan,https://m.org/b\n'
    '"You changed your profile photo on Jan 5, 2024 at 3:22 PM (GMT)",-,https://m.org/c\n'
    '"You uploaded a feed video on March 1, 2023",\u2014,https://m.org/d\n',
    "Events.csv": "Event Name,Event Time,Status,External Url\n"
    'Fair,"Apr 08, 2024 07:00 AM - Apr 08, 2024 05:00 PM",ATTENDING,\n'
    'Talk,"Apr 09, 2024 07:00 AM - Apr 09, 2024 08:00 AM",RELINQUISHED,\n',
    "messages.csv": '"CONVERSATION ID","CONVERSATION TITLE","FROM","SENDER PROFILE URL","TO",'
    '"RECIPIENT PROFILE URLS","DATE","SUBJECT","CONTENT","FOLDER"\n'
    '"1","","Ann Lee","","Jo Owner","","2026-01-01 10:00:00 UTC","","Their words","INBOX"\n',
    "LearningCoachMessages.csv": "No conversations found",
    "Receipts_v2.csv": "First Name,Last Name,Billing Country,Transaction Made At,Invoice Number\n"
    "Jo,Owner,GB,2024,9\n",
    "Verifications/Verifications.csv": "First name,Middle name,Last name,Verification type,"
    "Email address,Verified date\nJo,,Owner,ID,jo@example.org,2024\n",
    "ImportedContacts.csv": "First Name,Last Name,Companies,Title,Emails,PhoneNumbers,CreatedAt\n"
    "Some,Body,,,x@example.org,1,2020\n",
    "Jobs/Job Applications.csv": "Application Date,Contact Email,Contact Phone Number,"
    "Company Name,Job Title,Job Url,Resume Name,Question And Answers\n2020,j@x.org,1,C,T,u,r,q\n",
}
"""The quick export of 2026."""

LARGE_ONLY: dict[str, str] = {
    "Shares_34875879.csv": "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"
    "2026-02-09 01:21:47,https://l/1,Lake day,https://example.org,,PUBLIC\n"
    "2026-02-08 01:21:47,https://l/2,Two,,,MEMBER_NETWORK\n"
    "2026-02-07 01:21:47,https://l/urn%3Ali%3AgroupPost%3A1-2,Three,,,\n",
    "InstantReposts_34875879.csv": "Date,Link\n2026-02-06 01:21:47,https://l/9\n",
    "Comments_34875879.csv": 'Date,Link,Message\n2026-02-09 02:00:00,https://l,"Well, done"\n',
    "Reactions_34875879.csv": "Date,Type,Link\n2026-02-09 03:00:00,PRAISE,https://l\n",
    "Member_Follows_34875879.csv": "Date,Status,FullName\n2025-04-01 10:00:00,Active,Kim Novak\n"
    "2025-04-01 10:00:00,Inactive,Bo Ek\n2025-04-02 10:00:00,Active,Famous Name\n",
    "Groups.csv": "Group Name,Group URL\nBakers,https://l/g\n",
    "Articles/Articles/on-change-7n5pe.html": "<html><head><title>On change</title>"
    "<style>p {color: red}</style></head><body><h1><a href='https://l/pulse/on'>On change</a></h1>"
    '<p class="created">Created on 2019-01-02 10:00</p>'
    '<p class="published">Published on 2019-01-03 11:12</p>'
    "<div><p>First &amp; last.</p><p>Slow<br>down.</p></div></body></html>",
    "Articles/Articles/2018-05-06 07:08:09.0-Early.html": "<h1>Early</h1><div>Words</div>",
    "Jobs/readme.html": "<h1>Not an article</h1>",
}
LARGE = BASIC | LARGE_ONLY
"""The large export of the same day."""


def export(files: Mapping[str, str | bytes], path: str = "given") -> MemoryArchive:
    """An export in memory."""
    data = {name: text.encode() if isinstance(text, str) else text for name, text in files.items()}
    return MemoryArchive(data, path=path)


def read(files: Mapping[str, str | bytes], reading: Reading = READING) -> list[Record]:
    """Everything that an export gives."""
    return list(SOURCE.read(export(files), reading))


def of(records: list[Record], kind: type[Kind]) -> list[Kind]:
    """Records of one type."""
    return [record for record in records if isinstance(record, kind)]


def items(files: Mapping[str, str | bytes], *kinds: ItemKind) -> list[Item]:
    """The items of some kinds that an export gives."""
    return [item for item in of(read(files), Item) if item.kind in kinds]


def utc(written: str) -> int:
    """Seconds of a moment in UTC."""
    return int(datetime.fromisoformat(written).replace(tzinfo=UTC).timestamp())
