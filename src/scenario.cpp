// The compiled flavour of the scenario part.
