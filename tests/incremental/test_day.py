"""Posts of the future appear when they are due, and vanish if the clock is set back."""

from __future__ import annotations

from tests.helpers import EPOCH
from tests.incremental.sample import assert_clean, assert_same

DAY = 86400
SUMMER = EPOCH + 200 * DAY
CENTURY = EPOCH + 36525 * DAY


def test_a_post_that_has_become_due_appears(sample):
    built = sample.build(epoch=SUMMER)
    assert built.has("posts/due")
    assert_clean(sample, built, epoch=SUMMER)


def test_a_post_declared_by_a_directive_appears_when_it_is_due(sample):
    built = sample.build(epoch=CENTURY)
    assert built.has("posts/future")
    assert_clean(sample, built, epoch=CENTURY)


def test_a_post_vanishes_when_the_clock_is_set_back(kept, sample):
    sample.build(epoch=CENTURY)
    assert_same(sample.build().files(), kept.files)


def test_posts_of_the_present_vanish_when_the_clock_is_set_back_before_them(sample):
    built = sample.build(epoch=EPOCH - 300 * DAY)
    assert not built.has("posts/lattice/index")
    assert_clean(sample, built, epoch=EPOCH - 300 * DAY)


def test_a_post_edited_while_it_is_not_due_appears_as_edited(sample):
    sample.edit("posts/due.md", "In summer.", "At midsummer.")
    sample.build()
    assert_clean(sample, sample.build(epoch=SUMMER), epoch=SUMMER)


def test_a_post_edited_by_directive_while_it_is_not_due_appears_as_edited(sample):
    sample.edit("posts/future.rst", "Not yet.", "Now.")
    sample.build()
    assert_clean(sample, sample.build(epoch=CENTURY), epoch=CENTURY)
