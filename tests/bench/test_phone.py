"""What the bench says about the phone's own save."""

from bench.phone import Save, section


def test_the_section_says_what_was_measured():
    saves = [Save(held, held * 2) for held in range(1, 101)]
    lines = section(saves).splitlines()
    assert lines[-2] == "| The longest the page is held | 50.5 | 96.0 |"
    assert lines[-1] == "| Until the disk has it | 101.0 | 191.9 |"
