"""One module for each register that asks something; `asking.RULES` lists them all."""
