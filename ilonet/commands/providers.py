"""Ask each identity provider of ILONET_PROVIDERS whether it answers, and say for whom it speaks."""

import argparse

from ilonet.accounts.providers import configured, speaking
from ilonet.accounts.providers.configured import ALL, Provider
from ilonet.authorities.models import Authority, Organisation

DONE, TO_MEND = 0, 1


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to say: the file says it all."""


def run(args: argparse.Namespace) -> int:
    if not configured.providers():
        print("No providers: ILONET_PROVIDERS names no file, or an empty one.")
        return DONE
    wrong = [one for one in configured.providers() if not _tell(one)]
    return TO_MEND if wrong else DONE


def _tell(provider: Provider) -> bool:
    said = f"{provider.name} ({provider.key})"
    unknown = provider.authorities - _known()
    try:
        speaking.described(provider)
        speaking.keys(provider)
    except speaking.Silent:
        print(f"{said}: does not answer at {provider.issuer}")
        return False
    except speaking.Unusable as error:
        print(f"{said}: answers, but cannot be used: {error}")
        return False
    print(f"{said}: ready; speaks for {', '.join(sorted(provider.authorities)) or ALL}")
    if unknown:
        print(f"{said}: there is no authority {', '.join(sorted(unknown))} yet")
    return not unknown


def _known() -> set[str]:
    return {*Authority.objects.values_list("code", flat=True), *Organisation.objects.values_list("code", flat=True)}
