"""A list on its way into the register: sent, understood, looked at, confirmed as one act."""
