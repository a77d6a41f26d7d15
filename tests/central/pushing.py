"""What the tests of the push door share."""

from dataclasses import replace

import msgspec

from counter_app.store import ledger
from counter_app.sync import framing, wire
from tests.store.store_samples import pages_filed

STREAM = "dossier/00000000-0000-7000-8000-00000000d001"
SECOND = "dossier/00000000-0000-7000-8000-00000000d002"


def page(data, number=1):
    """A filed page whose blob is `data`."""
    filed = pages_filed(1)
    image = replace(filed.pages[0].image, blob=framing.sha(data).hex(), size=len(data))
    return replace(filed, pages=(replace(filed.pages[0], image=image, order=number),))


def stored(central, stream=STREAM):
    with central.read() as tx:
        return ledger.stream(tx, stream, agencies=())


def results(answer):
    assert answer.status_code == 200, answer.text
    return msgspec.json.decode(answer.content, type=wire.PushAnswer).results
