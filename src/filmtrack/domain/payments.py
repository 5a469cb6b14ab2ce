"""Money with what it was for, as people write it in one line: ``1200 HKD travel``."""

from filmtrack.domain.money import Money, NotMoneyError, parse_money


def parse_payment(text: str, *, otherwise: str) -> tuple[Money, str]:
    """The amount that a text begins with, and what it was for; `otherwise` where the text does not say.

    Raises:
        NotMoneyError: when it does not begin with an amount and a currency.
    """
    words = text.split()
    for count in (2, 1):
        try:
            money = parse_money(" ".join(words[:count]).upper())
        except NotMoneyError:
            continue
        return money, " ".join(words[count:]) or otherwise
    raise NotMoneyError(text)
