"""What Lykt promises, as tests. The folders mirror the rooms of `src/lykt`."""
