"""What can be taken back holds no more, and stays."""

from io import StringIO

from django.core.management import call_command

from friendline.store.home import Home
from friendline.store.models import Contact


def test_what_is_taken_back_is_not_in_force_and_is_kept(store: Home) -> None:
    """Nothing goes: the row is there, with the moment at which it was taken back."""
    kept = Contact.objects.create(person="person-1", at=1, how="met")
    gone = Contact.objects.create(person="person-1", at=2, how="called")
    gone.take_back(3)
    assert list(Contact.in_force.all()) == [kept]
    assert set(Contact.objects.values_list("pk", "undone_at")) == {(kept.pk, None), (gone.pk, 3)}


def test_the_tables_are_those_of_the_models(store: Home) -> None:
    """No model says anything that no migration does."""
    said = StringIO()
    call_command("makemigrations", "--check", "--dry-run", stdout=said)
    assert "No changes detected" in said.getvalue()
