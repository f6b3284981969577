"""Every figure of teaching by example, held against the engine and the plain reference."""

from datetime import date

from lykt.figures.definitions import FIGURES
from lykt.figures.teaching.definitions import BREAKDOWNS_OF_TEACHING, TEACHING_FIGURES
from lykt.figures.teaching.tables import TRAININGS
from tests.figures.spec import assert_spec, read_spec


EXAMPLE = """
    trainings  | training_kind | audience | participants | classes
    2011-12-31 | talk          | health   | 20           | .
    2012-01-01 | talk          | police   | .            | .
    2012-05-01 | school_class  | pupils   | 50           | 2
    2012-12-31 | school_class  | pupils   | 25           | 1

    expect                                          | 2011 | 2012
    trainings                                       | 1    | 3
    trainings training_kind=talk                    | 1    | 1
    trainings training_kind=school_class            | 0    | 2
    trainings audience=health                       | 1    | 0
    trainings audience=police                       | 0    | 1
    trainings audience=pupils                       | 0    | 2
    training_participants                           | 20   | 75
    training_participants training_kind=talk        | 20   | 0
    training_participants training_kind=school_class | 0   | 75
    training_participants audience=health           | 20   | 0
    training_participants audience=police           | 0    | 0
    training_participants audience=pupils           | 0    | 75
    school_classes_taught                           | 0    | 3
    """


def test_trainings_those_who_came_and_classes() -> None:
    assert_spec(EXAMPLE, today=date(2013, 6, 1))


def test_every_figure_has_an_example_and_fits_the_table() -> None:
    shown = {key[0] for key in read_spec(EXAMPLE)[1]}
    assert shown == {figure.series for figure in TEACHING_FIGURES}
    fields = {field.name for field in TRAININGS.fields}
    for figure in TEACHING_FIGURES:
        assert FIGURES[figure.series] is figure
        assert {figure.day, *figure.breakdowns, *([figure.of] if figure.of else [])} <= fields
        assert set(figure.breakdowns) <= set(BREAKDOWNS_OF_TEACHING)
