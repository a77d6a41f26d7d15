"""One file per thing a person does; each opens its transaction and speaks frozen dataclasses."""
