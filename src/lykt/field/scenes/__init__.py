"""Scenes and milieus: signals about a place or a milieu, never a register of anybody."""
