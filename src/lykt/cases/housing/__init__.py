"""Safe housing: places, who lives there and until when, and addresses that few may know."""
