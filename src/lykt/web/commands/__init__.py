"""The commands of `lykt`, split by what they are about. Nothing here is heavy to import."""
