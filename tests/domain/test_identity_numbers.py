"""Numbers of identity cards are recognised by their looks, and what films are about is not."""

import pytest

from filmtrack.domain.identity_numbers import holds_identity_number


@pytest.mark.parametrize(
    "text",
    [
        "A123456(7)",
        "a123456(7)",
        "A1234567",
        "A123456",
        "AB123456(A)",
        "A 123456 (7)",
        "A123 456(7)",
        "Ａ１２３４５６（７）",
        "Chan A123456(7) of Lamma",
        "K12345678",
        "11010519491231002X",
        "110105194912310021",
    ],
)
def test_what_looks_like_an_identity_number_is_one(text):
    assert holds_identity_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chan Tai-man",
        "Lotus Films Ltd",
        "on 2027-02-01",
        "Studio 54",
        "1234567",
        "born 1990",
        "夜車",
        "permanent-id, right-of-abode, age 35",
        "+852 2345 6789",
        "SCABC1234567",
        "https://vimeo.com/123456789",
    ],
)
def test_other_words_are_none(text):
    assert not holds_identity_number(text)
