"""A fake of what is known of other counters: a plain list a test fills."""

from counter_app.services.elsewhere import DraftElsewhere


class FakeElsewhere:
    def __init__(self) -> None:
        self.known: list[DraftElsewhere] = []
        self.held: tuple[str, ...] = ()

    def of_people(self, id_numbers):
        return tuple(one for one in self.known if one.draft.is_of(id_numbers))

    def matching(self, text):
        return tuple(one for one in self.known if one.draft.matches(text))

    def returning(self, streams):
        ids = {stream.partition("/")[2] for stream in streams}
        return tuple(one for one in self.known if one.draft.returning and one.draft.id in ids)

    def hold(self, streams):
        self.held = tuple(streams)
