"""Our codes in the data standard: all of them, only its values, and what is lost is said."""

from pathlib import Path

import pytest

from lykt.cases.case.codes import VERIFIERS, Closing, Track
from lykt.cases.case.models import CaseState
from lykt.cases.case.tracks import TRACKS
from lykt.concerns.codes import Exploitation
from lykt.rulebook import BadRulebook, NoCode, htcds, means
from lykt.rulebook.htcds_codes import FILE, METHODS, attribution, htcds_all, read_standard


#: Ours, the field of the standard, its values, and those its sheet lacks.
TABLE = """
exploitation.sexual            | vic_TypeOfExploitation | SexualExploitation | .
exploitation.domestic          | vic_TypeOfExploitation | ForcedLabour Servitude | .
exploitation.crime             | vic_TypeOfExploitation | Other | .
exploitation.unknown           | vic_TypeOfExploitation | . | .
identification.possible        | vic_TraffickingStatus | PossibleVictimOfTrafficking | .
identification.verified        | vic_TraffickingStatus | ActualVictimOfTrafficking | .
identification.none            | vic_TraffickingStatus | . | .
identification.not_trafficking | vic_TraffickingStatus | NotAVictimOfTrafficking | .
body.immigration               | vic_TraffickingStatusDecisionMakingOrg | NonPoliceGovernmentalOrganization | .
case.closed                    | cas_Status | Closed | .
means.debt                     | vic_MethodsOfControl | DebtBondage | .
means.restricts_movement       | vic_MethodsOfControl | RestrictsMovement | RestrictsMovement
means.uses_children            | vic_MethodsOfControl | UsesChildren | UsesChildren
"""  # noqa: E501 - a table


@pytest.mark.parametrize("line", TABLE.strip().splitlines())
def test_how_a_code_is_told(line: str) -> None:
    ours, field, values, lacking = (cell.strip() for cell in line.split("|"))
    told = htcds(ours)[0]
    expected = [tuple(cell.split()) if cell != "." else () for cell in (values, lacking)]
    assert [told.field, told.values, told.not_in_sheet] == [field, *expected]
    assert told.note or (told.values and not told.not_in_sheet)


def test_housework_names_its_industry_too() -> None:
    (_, industry) = htcds("exploitation.domestic")
    assert industry.values == ("T_ActivitiesOfHouseholdsAsEmployers",)


def test_an_unknown_code_is_no_silence() -> None:
    for code in ("exploitation.nothing", "debt", "", "means."):
        with pytest.raises(NoCode):
            htcds(code)


def test_every_code_of_a_case_that_the_standard_asks_for_is_told() -> None:
    wanted = {f"exploitation.{one}" for one in Exploitation}
    wanted |= {f"identification.{one}" for one in TRACKS[Track.IDENTIFICATION]}
    wanted |= {f"case.{one}" for one in CaseState}
    wanted |= {f"body.{one}" for one in VERIFIERS}
    told = {one.ours for one in htcds_all()}
    assert wanted <= told
    kinds = ("exploitation.", "identification.", "case.", "body.")
    assert {one for one in told if one.startswith(kinds)} == wanted


def test_an_outcome_and_a_state_of_the_return_are_codes_of_a_case() -> None:
    known = {f"outcome.{one}" for one in Closing}
    known |= {f"return.{one}" for one in TRACKS[Track.RETURN]}
    told = {one.ours for one in htcds_all() if one.ours.startswith(("outcome.", "return."))}
    assert told
    assert told <= known


def test_the_means_are_the_union_of_the_sheet_and_the_definitions() -> None:
    values = [value for one in means() for value in htcds(f"means.{one.code}")[0].values]
    assert len(values) == len(set(values)) == 18
    assert {"RestrictsMovement", "UsesChildren"} < set(values)
    assert means()[-1].code == "other"
    assert {one.field for one in htcds_all() if one.ours.startswith("means.")} == {METHODS}
    assert means()[0].title("nn") == "Truslar om vald"


def test_the_licence_is_named() -> None:
    for language in ("nb", "nn", "en"):
        assert "CC BY 4.0" in attribution(language)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('values = ["ForcedBegging"]', 'values = ["Begging"]', "field values, value 'Begging'"),
        ('field = "cas_Status"', 'field = "cas_State"', "field field, value 'cas_State': The"),
        ('ours = "case.open"', 'ours = "case.locked"', "value 'case.locked': The word is there"),
        ('value = "DebtBondage"', 'value = "Debt"', "field value, value 'Debt': The word is not"),
        ('note = "Nobody has said yet. Leave the field out."\n', "", "why nothing is told"),
        ('code = "cas_Status"', 'code = "status"', "value 'status': The value is not written so"),
    ],
)  # fmt: skip
def test_a_mapping_that_does_not_hold_is_refused(
    old: str, new: str, told: str, tmp_path: Path
) -> None:
    file = tmp_path / "htcds.toml"
    text = FILE.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadRulebook) as bad:
        read_standard(file)
    assert told in bad.value.lines()[0]
