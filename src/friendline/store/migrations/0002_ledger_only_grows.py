"""The database itself keeps the ledger from being changed."""

from typing import ClassVar

from django.db import migrations

_NO_REMOVING = """
CREATE TRIGGER ledger_is_never_removed BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END
"""
_NO_CHANGING = """
CREATE TRIGGER ledger_is_never_changed BEFORE UPDATE ON ledger
WHEN NEW.id IS NOT OLD.id OR NEW.at IS NOT OLD.at OR NEW.kind IS NOT OLD.kind
  OR NEW.digest IS NOT OLD.digest OR NEW.words_digest IS NOT OLD.words_digest
  OR (NEW.words IS NOT OLD.words AND NEW.words IS NOT NULL)
  OR (NEW.about IS NOT OLD.about AND NEW.about IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END
"""


class Migration(migrations.Migration):
    """Words and the person they are about can be taken out, nothing else."""

    dependencies: ClassVar = [("store", "0001_first")]
    operations: ClassVar = [
        migrations.RunSQL(_NO_REMOVING, "DROP TRIGGER ledger_is_never_removed"),
        migrations.RunSQL(_NO_CHANGING, "DROP TRIGGER ledger_is_never_changed"),
    ]
